package loopscope.kit;

import loopscope.kit.sys.Errno;

import java.util.Set;

/**
 * Tells, by its errno, whether an error of accept(2) is passing, so that the server goes on, and
 * what has become of the client. The caller decides when to try again.
 *
 * <pre>
 *   the client is gone    it failed while it waited; accept reports that once, in its place
 *   the client stays      resources are short, or a firewall forbids it; an accept at once would
 *                         fail in the same way
 * </pre>
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
