package loopscope.takeaway.page;

/**
 * A mark of a lane that lasts. Times are nanoseconds since the run's zero.
 *
 * @param whom whose colour it has: a client's hue, {@link #ANYONE} or {@link #THE_PACE}
 * @param label the words on it; empty for none
 */
record Span(long from, long to, Kind kind, int whom, String label) {
    /** The hue of a wait for anyone, or of no client. */
    static final int ANYONE = -1;

    /** The hue of a client's wait while the gate holds the server. */
    static final int THE_PACE = -2;

    /** What it looks like; the script knows each by its place. */
    enum Kind {
        /** A call that does not wait: solid. */
        WORK,
        /** A wait: hatched. */
        WAIT,
        /** A step of the server's own, which is no call: outlined. */
        OWN_STEP,
        /** A pause on purpose: grey. */
        ASLEEP,
        /** The gate holds the server: hatched like a barrier. */
        HELD,
        /** Several calls, too close to each other to be kept apart. */
        MERGED,
        /** A client that is connected, and to whom nothing is owed: a line. */
        IDLE,
        /** A client that is being served: a bar. */
        SERVED,
        /** A client whose reply waits in the server's queue. */
        QUEUED,
        /** A client whose reply is on its way: a dashed line. */
        REPLYING,
        /** Words alone. */
        WORDS
    }

    Span(long from, long to, Kind kind) {
        this(from, to, kind, ANYONE, "");
    }
}
