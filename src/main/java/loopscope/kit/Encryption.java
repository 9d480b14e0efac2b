package loopscope.kit;

/** Whether a client speaks TLS to its server. */
public enum Encryption {
    /** It does if the server does, so that they understand each other. */
    AS_THE_SERVER,

    /** It does, whatever the server speaks. */
    TLS,

    /** It sends plain text, whatever the server speaks. */
    NONE
}
