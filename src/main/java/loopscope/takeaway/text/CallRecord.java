package loopscope.takeaway.text;

/**
 * A call of a run.
 *
 * @param stage the name of its stage
 * @param caller the thread that made it, or the client
 * @param begin when it began, in nanoseconds since the run's zero
 * @param length how long it took, in nanoseconds; -1 where it had not ended when the run was over
 * @param operation its name, as the server's file has it
 * @param client the client that it was about; empty for none
 * @param result what it returned; negative for an error; 0 where it had not ended
 * @param line the whole call, as strace(1) prints it; client bytes are escaped
 */
record CallRecord(
        String stage,
        String caller,
        long begin,
        long length,
        String operation,
        String client,
        int result,
        String line) {
    /** Whether it had ended when the run was over. */
    boolean hasEnded() {
        return length >= 0;
    }
}
