package loopscope.trace;

/** What a descriptor is watched for, or found ready for: flags, eight bits of them. */
public final class Interest {
    /** Input can be taken without waiting, or the end of input, or an error is to be told. */
    public static final int IN = 1;

    /** Output can be given without waiting. */
    public static final int OUT = 1 << 1;

    /** An exceptional condition: urgent data. POLLPRI and EPOLLPRI say the same. */
    public static final int EXCEPTIONAL = 1 << 2;

    /** POLLERR, EPOLLERR: the connection has failed. Told without being asked for. */
    public static final int ERROR = 1 << 3;

    /** POLLHUP, EPOLLHUP: both sides say no more. Told without being asked for. */
    public static final int HANG_UP = 1 << 4;

    /** EPOLLET: to be told once of each change, not as long as something is ready. */
    public static final int EDGE = 1 << 5;

    private Interest() {}

    /** The entry of a ready list for a connection. */
    public static int entry(int connection, int flags) {
        return connection << 8 | flags;
    }
}
