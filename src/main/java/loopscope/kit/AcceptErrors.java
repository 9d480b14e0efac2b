package loopscope.kit;

import loopscope.kit.sys.Errno;

import java.util.Set;

/**
 * The errors of accept(2) that pass by themselves: a server goes on after them.
 *
 * <p>Linux reports an error that is pending on the new connection to the accept that takes it; that
 * client is gone then. If resources are short or a firewall forbids the connection, the client
 * stays in the accept queue, and an immediate retry would fail in the same way.
 */
final class AcceptErrors {
    private static final Set<Integer> CLIENT_STAYS =
            Set.of(Errno.EMFILE, Errno.ENFILE, Errno.ENOBUFS, Errno.ENOMEM, Errno.EPERM);

    private static final Set<Integer> CLIENT_IS_GONE =
            Set.of(
                    Errno.ECONNABORTED,
                    Errno.EHOSTDOWN,
                    Errno.EHOSTUNREACH,
                    Errno.EINTR,
                    Errno.ENETDOWN,
                    Errno.ENETUNREACH,
                    Errno.ENONET,
                    Errno.ENOPROTOOPT,
                    Errno.EOPNOTSUPP,
                    Errno.EPROTO,
                    Errno.EPROTONOSUPPORT,
                    Errno.ESOCKTNOSUPPORT,
                    Errno.ETIMEDOUT);

    private AcceptErrors() {}

    /** Whether a server can go on after this error. */
    static boolean pass(int errno) {
        return keepTheClient(errno) || CLIENT_IS_GONE.contains(errno);
    }

    /** Whether the client still waits in the accept queue. */
    static boolean keepTheClient(int errno) {
        return CLIENT_STAYS.contains(errno);
    }

    /** Whether this error passes as soon as the process closes a descriptor. */
    static boolean isLackOfDescriptors(int errno) {
        return errno == Errno.EMFILE || errno == Errno.ENFILE;
    }
}
