package loopscope.trace;

/**
 * The fields of a call that has not ended yet, as an event stores them.
 *
 * <p>Confined to the thread that makes the call; {@link OpenCallSlot} publishes them to others.
 */
abstract sealed class Call permits OpenCallSlot, WouldBlocks {
    /** The number that names the thread. */
    final int thread;

    Op op = Op.TRY;
    int connection;
    int argument;
    int flags;

    /** Where it was made, 0 if that was left out. */
    int site;

    /**
     * The number of its begin; for a call that cannot wait, the last number taken before it began.
     */
    long begun;

    /** In nanoseconds since the run's zero. */
    long beginTime;

    Call(int thread) {
        this.thread = thread;
    }
}
