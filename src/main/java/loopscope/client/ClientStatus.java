package loopscope.client;

/** Where a client stands, as it knows itself. */
public enum ClientStatus {
    /** It has not connected yet. */
    COMING,
    /** Its connect has begun. */
    CONNECTING,
    /** The kernel has connected it; whether the server has accepted it, it cannot know. */
    CONNECTED,
    /** It has left, or the server has ended the connection. */
    GONE
}
