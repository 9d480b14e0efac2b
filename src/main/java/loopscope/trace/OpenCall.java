package loopscope.trace;

/**
 * A call that has begun and not ended.
 *
 * @param number the number of its begin
 * @param thread the thread inside it
 * @param op the operation
 * @param connection on which connection, 0 for none
 * @param argument what it was given
 * @param flags see {@link Recorder}
 * @param site where it was made, 0 if that was left out
 * @param beginTime nanoseconds since the run's zero
 */
public record OpenCall(
        long number,
        int thread,
        Op op,
        int connection,
        int argument,
        int flags,
        int site,
        long beginTime) {

    /** Whether it may wait inside the kernel. */
    public boolean isBlocking() {
        return (flags & Recorder.BLOCKING) != 0;
    }
}
