package loopscope.trace;

/** Whether calls on a socket wait, as far as calls on it have told. */
public enum Mode {
    /** No call has told yet. */
    UNKNOWN,
    /** A call waits inside the kernel until it can do something. */
    BLOCKING,
    /** A call says "would block" where it would have to wait. */
    NON_BLOCKING;

    public static Mode of(Event call) {
        return call.isBlocking() ? BLOCKING : NON_BLOCKING;
    }
}
