package loopscope.torture.fault;

/** What may go wrong while servers serve. */
public enum FaultKind {
    /** Hardly a descriptor is left for a while, see EMFILE in accept(2). */
    DESCRIPTORS("descriptor shortage"),
    /** Accepts fail by errors that pass. */
    ACCEPT_ERRORS("accept refusal"),
    /** Half of the clients from outside reset at once. */
    RESETS("reset storm"),
    /** Each call of a server is held for some milliseconds. */
    SLOW("slowdown"),
    /** A server is stopped between two calls, and goes on step by step, then freely. */
    HELD("held server"),
    /** A stage is removed in the middle of it. */
    STAGE_REMOVED("removed stage"),
    /** All stages are closed in the middle of it, as with their window. */
    LAB_CLOSED("closed lab"),
    /** A run is saved while it goes on, to a disk that is slow. */
    SLOW_DISK("slow disk"),
    /** A run is to take the place of an older one, and the disk is full before it is whole. */
    FULL_DISK("full disk"),
    /** The machine sleeps: one of its clocks jumps. */
    CLOCK_JUMP("clock jump");

    private final String words;

    FaultKind(String words) {
        this.words = words;
    }

    /** One of them, in words. */
    public String words() {
        return words;
    }
}
