package loopscope.timeline;

/**
 * A client's wait: from its first unanswered byte, or its connect, to the first echoed byte; not
 * longer than until the server has sent that, as a client that reads late waits for itself.
 *
 * @param from nanoseconds since the run's zero
 * @param to when it was over, or until when it is counted
 * @param open whether it is still going on
 */
public record Wait(long from, long to, boolean open) {
    /** Nanoseconds. */
    public long length() {
        return to - from;
    }
}
