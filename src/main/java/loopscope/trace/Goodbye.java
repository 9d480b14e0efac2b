package loopscope.trace;

/** How a client took its leave; the worse one counts. */
public enum Goodbye {
    /** It is still there. */
    NONE,
    /** It says no more, and still listens. */
    HALF_CLOSED,
    /** It closed, or the server read the end of its input. */
    CLOSED,
    /** It reset the connection. */
    RESET
}
