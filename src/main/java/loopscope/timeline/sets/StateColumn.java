package loopscope.timeline.sets;

import java.util.Comparator;

/** The columns of the state table. */
public enum StateColumn {
    /** Its number. */
    FD("fd", "the descriptor’s number: – while it has none, ? where that is not known"),
    /** The client or part of the server it belongs to. */
    WHO("who", "the listener, a client, or a part of the server’s own"),
    /** The interest set, or the call that waits on it. */
    WATCHED("watched", "what the last readiness call was given, or the call that waits on it"),
    /** What the last readiness call found ready. */
    READY("ready", "what the last readiness call found; in brackets once the next is under way"),
    /** Bytes unread. */
    UNREAD("unread", "bytes in the kernel’s receive buffer; of a listener, who waits in its queue"),
    /** Bytes queued. */
    QUEUED("queued", "bytes of replies in the server’s own queue"),
    /** Bytes unsent. */
    UNSENT("unsent", "bytes in the kernel’s send buffer, as last sampled"),
    /** Blocking or not. */
    MODE("mode", "whether the server’s calls on it wait: ? before the first call has told"),
    /** The threads and clients that wait on it. */
    WAITING("who waits", "threads inside a call on it, and clients that wait for it");

    private final String title;
    private final String meaning;

    StateColumn(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** The heading, in the word of the server's readiness call. */
    public String title(Watching watching) {
        return switch (this) {
            case WATCHED -> watching.given();
            case READY -> watching.found();
            default -> title;
        };
    }

    /** The meaning of the column, in a line. */
    public String meaning() {
        return meaning;
    }

    /** Orders rows by this column: numbers as numbers, rows without one last. */
    public Comparator<StateRow> order() {
        return Comparator.comparingLong((StateRow row) -> number(row.text(this)))
                .thenComparing(row -> row.text(this));
    }

    /** The number that a cell begins with. */
    private static long number(String text) {
        long value = -1;
        for (int i = 0; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
            value = Math.max(0, value) * 10 + text.charAt(i) - '0';
        }
        return value < 0 ? Long.MAX_VALUE : value;
    }
}
