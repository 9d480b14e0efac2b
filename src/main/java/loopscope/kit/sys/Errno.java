package loopscope.kit.sys;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;

/**
 * The numbers of errno(3), with their names and meanings.
 *
 * <p>The numbers differ between Linux and macOS (EAGAIN is 11 here, 35 there); the constants are
 * those of the system this runs on. Calls return them negated: {@code if (n == -Errno.EAGAIN)}.
 */
public final class Errno {

    private static final boolean MACOS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

    /** One more than the highest number here. */
    static final int NUMBERS = 134;

    private static final @Nullable String[] NAMES = new @Nullable String[NUMBERS];
    private static final @Nullable String[] TEXTS = new @Nullable String[NUMBERS];

    /** Operation not permitted: a firewall or a security module says no. */
    public static final int EPERM = define("EPERM", 1, 1, "operation not permitted");

    /** Interrupted by a signal. */
    public static final int EINTR = define("EINTR", 4, 4, "interrupted by a signal");

    /** Bad file descriptor. */
    public static final int EBADF = define("EBADF", 9, 9, "bad file descriptor");

    /** Would block. */
    public static final int EAGAIN = define("EAGAIN", 11, 35, "would block");

    /** Out of memory. */
    public static final int ENOMEM = define("ENOMEM", 12, 12, "out of memory");

    /** Permission denied. */
    public static final int EACCES = define("EACCES", 13, 13, "permission denied");

    /** Invalid argument. */
    public static final int EINVAL = define("EINVAL", 22, 22, "invalid argument");

    /** Too many open files in the system. */
    public static final int ENFILE = define("ENFILE", 23, 23, "too many open files in the system");

    /** Too many open files in this process. */
    public static final int EMFILE =
            define("EMFILE", 24, 24, "too many open files in this process");

    /** The disk is full. */
    public static final int ENOSPC = define("ENOSPC", 28, 28, "no space left on the disk");

    /** The disk is read-only. */
    public static final int EROFS = define("EROFS", 30, 30, "read-only disk");

    /** Broken pipe: the peer no longer reads. */
    public static final int EPIPE =
            define("EPIPE", 32, 32, "broken pipe: the peer no longer reads");

    /** File name too long. */
    public static final int ENAMETOOLONG = define("ENAMETOOLONG", 36, 63, "file name too long");

    /** The peer's host is not on the network; Linux alone has it. */
    public static final int ENONET = define("ENONET", 64, 112, "host is not on the network");

    /** Canceled before it was done. */
    public static final int ECANCELED = define("ECANCELED", 125, 89, "canceled");

    /** Protocol error. */
    public static final int EPROTO = define("EPROTO", 71, 100, "protocol error");

    /** No such socket option. */
    public static final int ENOPROTOOPT = define("ENOPROTOOPT", 92, 42, "no such socket option");

    /** Protocol not supported. */
    public static final int EPROTONOSUPPORT =
            define("EPROTONOSUPPORT", 93, 43, "protocol not supported");

    /** Socket type not supported. */
    public static final int ESOCKTNOSUPPORT =
            define("ESOCKTNOSUPPORT", 94, 44, "socket type not supported");

    /** Operation not supported. */
    public static final int EOPNOTSUPP = define("EOPNOTSUPP", 95, 102, "operation not supported");

    /** Address family not supported: the system has no IPv6. */
    public static final int EAFNOSUPPORT =
            define("EAFNOSUPPORT", 97, 47, "address family not supported");

    /** Address already in use. */
    public static final int EADDRINUSE = define("EADDRINUSE", 98, 48, "address already in use");

    /** Address not available on this machine. */
    public static final int EADDRNOTAVAIL =
            define("EADDRNOTAVAIL", 99, 49, "address not available on this machine");

    /** Network is down. */
    public static final int ENETDOWN = define("ENETDOWN", 100, 50, "network is down");

    /** Network unreachable. */
    public static final int ENETUNREACH = define("ENETUNREACH", 101, 51, "network unreachable");

    /** Connection aborted. */
    public static final int ECONNABORTED = define("ECONNABORTED", 103, 53, "connection aborted");

    /** Connection reset by peer. */
    public static final int ECONNRESET = define("ECONNRESET", 104, 54, "connection reset by peer");

    /** No buffer space available. */
    public static final int ENOBUFS = define("ENOBUFS", 105, 55, "no buffer space available");

    /** Not connected. */
    public static final int ENOTCONN = define("ENOTCONN", 107, 57, "not connected");

    /** Timed out. */
    public static final int ETIMEDOUT = define("ETIMEDOUT", 110, 60, "timed out");

    /** Connection refused. */
    public static final int ECONNREFUSED = define("ECONNREFUSED", 111, 61, "connection refused");

    /** The peer's host is down. */
    public static final int EHOSTDOWN = define("EHOSTDOWN", 112, 64, "host is down");

    /** No route to the peer's host. */
    public static final int EHOSTUNREACH = define("EHOSTUNREACH", 113, 65, "no route to host");

    /** In progress. */
    public static final int EINPROGRESS = define("EINPROGRESS", 115, 36, "in progress");

    /** The user's share of the disk is used up. */
    public static final int EDQUOT = define("EDQUOT", 122, 69, "disk quota used up");

    static {
        define("ENOENT", 2, 2, "no such file or directory");
        define("EIO", 5, 5, "input/output error");
        define("EFAULT", 14, 14, "bad memory address");
        define("EBUSY", 16, 16, "device or resource busy");
        define("EEXIST", 17, 17, "file exists");
        define("EXDEV", 18, 18, "on another file system");
        define("ENOTDIR", 20, 20, "not a directory");
        define("EISDIR", 21, 21, "is a directory");
        define("EFBIG", 27, 27, "file too large");
        define("EMLINK", 31, 31, "too many links");
        define("ENOTSOCK", 88, 38, "not a socket");
        define("EDESTADDRREQ", 89, 39, "destination address required");
        define("EMSGSIZE", 90, 40, "message too long");
        define("EPROTOTYPE", 91, 41, "wrong protocol for this socket");
        define("ENETRESET", 102, 52, "connection lost as the network was reset");
        define("EISCONN", 106, 56, "already connected");
        define("ESHUTDOWN", 108, 58, "the socket was shut down");
        define("EALREADY", 114, 37, "already in progress");
        define("ENOSYS", 38, 78, "no such system call");
        define("ELOOP", 40, 62, "too many symbolic links");
    }

    private Errno() {}

    /** Its name, like {@code EAGAIN}; the sign doesn't matter; {@code errno 200} when unknown. */
    public static String name(int errno) {
        String name = lookUp(NAMES, errno);
        return name == null ? "errno " + Math.abs(errno) : name;
    }

    /** What it means, in a few words without a full stop; the sign doesn't matter. */
    public static String text(int errno) {
        String text = lookUp(TEXTS, errno);
        return text == null ? "unknown error " + Math.abs(errno) : text;
    }

    /** The number of an error on this system, positive; 0 where no error here has this name. */
    public static int number(String name) {
        return Math.max(0, Arrays.asList(NAMES).indexOf(name));
    }

    private static @Nullable String lookUp(@Nullable String[] table, int errno) {
        int number = Math.abs(errno);
        return number >= 0 && number < NUMBERS ? table[number] : null;
    }

    private static int define(String name, int linux, int macos, String text) {
        int number = MACOS ? macos : linux;
        NAMES[number] = name;
        TEXTS[number] = text;
        return number;
    }
}
