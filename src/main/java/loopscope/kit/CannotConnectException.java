package loopscope.kit;

import loopscope.kit.sys.Errno;

import java.io.IOException;

/** A client could not be connected. The message says why, without a full stop. */
public final class CannotConnectException extends IOException {
    private static final long serialVersionUID = 1;

    private final String advice;

    /**
     * @param errno the kernel's reason, see connect(2)
     */
    CannotConnectException(int errno, Throwable cause) {
        super(isLackOfPorts(errno) ? "no local port left" : Errno.text(errno), cause);
        this.advice = advice(errno);
    }

    /** Whether the kernel has no local port, or not this one, for a connection to the server. */
    static boolean isLackOfPorts(int errno) {
        return errno == Errno.EADDRINUSE || errno == Errno.EADDRNOTAVAIL;
    }

    /** What to do about it, without a full stop. */
    public String advice() {
        return advice;
    }

    private static String advice(int errno) {
        if (isLackOfPorts(errno)) {
            return "wait a minute, or widen net.ipv4.ip_local_port_range";
        }
        if (AcceptErrors.isLackOfDescriptors(errno)) {
            return "send fewer clients, or raise ulimit -n";
        }
        return "see whether a server still listens there";
    }
}
