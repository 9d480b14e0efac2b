package loopscope.trace;

/** On whose side of the socket a thread works. */
public enum Role {
    /** A thread of the server: it has a lane of its own, and the gate may hold it. */
    SERVER,
    /** A thread that drives a client. */
    CLIENT,
    /** Anything else that touches a socket, for example the thread that asks a server to stop. */
    OTHER
}
