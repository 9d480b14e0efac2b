package loopscope.timeline.sets;

import loopscope.trace.Interest;
import loopscope.trace.Op;

import java.util.StringJoiner;

/** How a server asks which descriptors are ready, with the words of that interface. */
public enum Watching {
    /** It makes no readiness calls: it waits inside a call on one socket. */
    NOTHING("call", "ready", "", ""),
    /** select(2): three sets. */
    SETS(
            "watched",
            "ready",
            "in out ex",
            "in: to read · out: to write · ex: urgent data · (…): by the call before"),
    /** poll(2): a table. */
    TABLE(
            "events",
            "revents",
            "IN OUT PRI ERR HUP",
            "IN: to read · OUT: to write · PRI: urgent data · (…): by the call before"),
    /** epoll(7): an interest list that the kernel keeps. */
    EPOLL(
            "events",
            "ready",
            "IN OUT PRI ERR HUP ET",
            "IN: to read · OUT: to write · ET: reported once · (…): by the call before"),
    /** A Selector's keys. */
    KEYS("interest", "ready", "read write", "");

    private final String given;
    private final String found;

    /** The flags' words, from the lowest bit on. */
    private final String words;

    private final String meaning;

    Watching(String given, String found, String words, String meaning) {
        this.given = given;
        this.found = found;
        this.words = words;
        this.meaning = meaning;
    }

    /** The meaning of its words, in a line; empty where they need none. */
    public String meaning() {
        return meaning;
    }

    /** The name of the interest flags. */
    public String given() {
        return given;
    }

    /** The name of the ready flags. */
    public String found() {
        return found;
    }

    /**
     * {@link Interest} flags in its words, from the lowest bit on; empty for none.
     *
     * @param listener whether they are a listener's, for which a Selector has a word of its own
     */
    public String flags(int flags, boolean listener) {
        if (flags == 0 || this == NOTHING) {
            return "";
        }
        StringJoiner text = new StringJoiner(" ");
        int bit = 1;
        for (String word : words.split(" ", -1)) {
            if ((flags & bit) != 0) {
                boolean accepts = this == KEYS && listener && bit == Interest.IN;
                text.add(accepts ? "accept" : word);
            }
            bit <<= 1;
        }
        return text.toString();
    }

    /** How a readiness call asks; {@code raw} tells select(2) from a Selector's. */
    static Watching of(Op readiness, boolean raw) {
        return switch (readiness) {
            case SELECT -> raw ? SETS : KEYS;
            case POLL -> TABLE;
            case EPOLL_WAIT -> EPOLL;
            default -> NOTHING;
        };
    }
}
