package loopscope.trace;

/** Flags, in eight bits, that say what a descriptor is watched for, or ready for. */
public final class Interest {
    /** Readable: input, the end of input or an error can be taken without waiting. */
    public static final int IN = 1;

    /** Writable: output can be given without waiting. */
    public static final int OUT = 1 << 1;

    /** An exceptional condition: urgent data. The same as POLLPRI and EPOLLPRI. */
    public static final int EXCEPTIONAL = 1 << 2;

    /** POLLERR, EPOLLERR: the connection has failed. Reported without being asked for. */
    public static final int ERROR = 1 << 3;

    /** POLLHUP, EPOLLHUP: neither side sends any more. Reported without being asked for. */
    public static final int HANG_UP = 1 << 4;

    /**
     * EPOLLET, edge-triggered: reported once for each change, not for as long as something is
     * ready.
     */
    public static final int EDGE = 1 << 5;

    private Interest() {}

    /** The entry of a ready list for a connection. */
    public static int entry(int connection, int flags) {
        return connection << 8 | flags;
    }
}
