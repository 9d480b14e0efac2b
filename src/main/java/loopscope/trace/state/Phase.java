package loopscope.trace.state;

/** The phase of a client's life, as far as the record shows; its lane is drawn by it. */
public enum Phase {
    /** Its connect has begun and not ended. */
    CONNECTING,
    /** It is in the accept queue: its connect has ended, and no accept has returned it. */
    IN_ACCEPT_QUEUE,
    /** It was accepted, and waits for a thread to take it. */
    HANDED_OVER,
    /** Nothing is owed to it. */
    IDLE,
    /** Bytes that it sent lie in the kernel, unread. */
    UNREAD,
    /** The server has read its bytes, and has neither queued nor sent a reply. */
    SERVED,
    /** Its reply waits in the server's queue. */
    QUEUED,
    /** Its reply was sent, and it has not taken it yet; or the server waits to send more of it. */
    REPLYING,
    /** It has left, or was closed. */
    GONE;

    /** Whether the client waits for the server in this phase: drawn hatched. */
    public boolean isWait() {
        return this == CONNECTING
                || this == IN_ACCEPT_QUEUE
                || this == HANDED_OVER
                || this == UNREAD;
    }
}
