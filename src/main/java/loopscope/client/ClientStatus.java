package loopscope.client;

/** The status of a client, as the client itself knows it. */
public enum ClientStatus {
    /** It has not connected yet. */
    COMING,
    /** Its connect has begun. */
    CONNECTING,
    /** The kernel has connected it; whether the server has accepted it, it cannot know. */
    CONNECTED,
    /** Its connection is over, or it could not connect. */
    GONE
}
