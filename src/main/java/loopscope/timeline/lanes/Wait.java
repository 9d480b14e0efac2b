package loopscope.timeline.lanes;

import loopscope.timeline.Units;
import loopscope.trace.state.Bounds;

/**
 * A client's wait: from its first unanswered byte, or its connect, to the first echoed byte. It is
 * over when the server has sent that, as a client that reads late waits for itself. An outsider's
 * wait is counted from when it had surely begun, see {@link Bounds}.
 *
 * @param from nanoseconds since the run's zero
 * @param to when it was over, or the time up to which it is counted
 * @param open whether it is still going on
 * @param earliest the earliest time at which it can have begun; {@code from} where that is known
 */
public record Wait(long from, long to, boolean open, long earliest) {
    /** Shorter waits than this are the price of a round trip, and nobody's fault; nanoseconds. */
    public static final long NOTABLE = 20_000_000;

    /** A smaller lead is not shown, in nanoseconds. */
    private static final long PRECISE = 5_000_000;

    /** A lead below this part of a length is lost in its digits, and not shown. */
    private static final long DIGITS = 100;

    /** Nanoseconds. */
    public long length() {
        return to - from;
    }

    /** Whether it may have been notably longer than its {@link #length}. */
    public boolean isAtLeast() {
        return isAtLeast(length(), from - earliest);
    }

    /** Its length in words: {@code 3.60 s}, {@code at least 3.60 s}. */
    public String words() {
        return words(length(), from - earliest);
    }

    private static boolean isAtLeast(long length, long lead) {
        return lead > Math.max(PRECISE, length / DIGITS);
    }

    /** Whether something may have been so much earlier that this is to be shown, in nanoseconds. */
    public static boolean isNotable(long lead) {
        return lead > PRECISE;
    }

    /** Whether a part of a wait is so much shorter that the whole is to be shown beside it. */
    public static boolean isPart(long length, long whole) {
        return isAtLeast(length, whole - length);
    }

    /**
     * A length of time in words.
     *
     * @param lead by how much the time may have been longer, in nanoseconds
     */
    public static String words(long length, long lead) {
        String words = Units.duration(length);
        return isAtLeast(length, lead) ? "at least " + words : words;
    }

    /**
     * The same on a chip: the longest that it can have been, where it is not known exactly.
     *
     * @param lead by how much the time may have been longer, in nanoseconds
     */
    public static String brief(long length, long lead) {
        return lead > length / DIGITS
                ? "≤ " + Units.duration(length + lead)
                : Units.duration(length);
    }
}
