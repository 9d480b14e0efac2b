package loopscope.trace;

/**
 * What a thread knows of a call of its own before that ends, as the log's events have it.
 *
 * <p>Plain fields, written and read by that thread; {@link OpenCallSlot} shows them to others.
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

    /** The number of its begin; of one that cannot wait, the last number taken before it began. */
    long begun;

    /** In nanoseconds since the run's zero. */
    long beginTime;

    Call(int thread) {
        this.thread = thread;
    }
}
