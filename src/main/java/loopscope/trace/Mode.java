package loopscope.trace;

/** Whether calls on a socket wait, as learned from the calls so far. */
public enum Mode {
    /** No call has shown it yet. */
    UNKNOWN,
    /** A call waits inside the kernel until it can do something. */
    BLOCKING,
    /** A call returns "would block" where it would have to wait. */
    NON_BLOCKING;

    public static Mode of(Event call) {
        return call.isBlocking() ? BLOCKING : NON_BLOCKING;
    }
}
