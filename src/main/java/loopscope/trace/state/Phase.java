package loopscope.trace.state;

/** Where a client stands, as far as the record tells: the state of its lane. */
public enum Phase {
    /** Its connect has begun and not ended. */
    CONNECTING,
    /** Its connect has ended, and no accept has named it: the kernel alone knows it. */
    BACKLOG,
    /** It was accepted, and waits for a thread that takes it. */
    HANDED_OVER,
    /** Nothing is owed to it. */
    IDLE,
    /** What it said lies in the kernel, unread. */
    UNREAD,
    /** The server has read what it said, and has neither queued nor sent a reply. */
    SERVED,
    /** Its reply waits in the server's queue. */
    QUEUED,
    /** Its reply was sent, and it has not taken it yet; or the server waits to send more of it. */
    REPLYING,
    /** It has left, or was closed. */
    GONE;

    /** Whether the client waits for the server in this phase: drawn hatched. */
    public boolean isWait() {
        return this == CONNECTING || this == BACKLOG || this == HANDED_OVER || this == UNREAD;
    }
}
