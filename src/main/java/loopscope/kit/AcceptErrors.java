package loopscope.kit;

import loopscope.kit.sys.Errno;

import java.util.Set;

/**
 * The errors of accept(2) that pass by themselves: a server that meets one goes on.
 *
 * <p>Linux hands errors that are pending on the new connection to whoever accepts it; that client
 * is gone then. Where resources are short or a firewall says no, the client stays in the accept
 * queue, and another try at once would meet the same.
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

    /** Whether a server can go on after it. */
    static boolean pass(int errno) {
        return keepTheClient(errno) || CLIENT_IS_GONE.contains(errno);
    }

    /** Whether the client still waits in the accept queue. */
    static boolean keepTheClient(int errno) {
        return CLIENT_STAYS.contains(errno);
    }

    /** Whether it passes as soon as someone closes a descriptor. */
    static boolean isLackOfDescriptors(int errno) {
        return errno == Errno.EMFILE || errno == Errno.ENFILE;
    }
}
