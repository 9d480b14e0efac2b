package loopscope.kit.sys;

/** The constants of the socket calls, by their man-page names, with Linux' values. */
public final class Flags {

    /** IPv4, see ip(7). */
    public static final int AF_INET = 2;

    /** IPv6, see ipv6(7). */
    public static final int AF_INET6 = 10;

    /** A TCP socket, see tcp(7). */
    public static final int SOCK_STREAM = 1;

    /** For socket and accept4: calls on the new socket never block. */
    public static final int SOCK_NONBLOCK = 0x800;

    /** For socket and accept4: the new socket isn't inherited by programs this one starts. */
    public static final int SOCK_CLOEXEC = 0x80000;

    /** The level of the options that every kind of socket has, see socket(7). */
    public static final int SOL_SOCKET = 1;

    /** Binding works though old connections of that port linger in TIME_WAIT. */
    public static final int SO_REUSEADDR = 2;

    /** The pending error of a socket, taken by reading it; how a non-blocking connect ended. */
    public static final int SO_ERROR = 4;

    /** Bytes for the send buffer; the kernel doubles what is asked for. */
    public static final int SO_SNDBUF = 7;

    /** Bytes for the receive buffer; the kernel doubles what is asked for. */
    public static final int SO_RCVBUF = 8;

    /** What close does with unsent bytes; on with 0 seconds makes close send a reset. */
    public static final int SO_LINGER = 13;

    /** The level of IPv6's options, see ipv6(7). */
    public static final int IPPROTO_IPV6 = 41;

    /** Whether a socket of IPv6 turns clients of IPv4 away. */
    public static final int IPV6_V6ONLY = 26;

    /** The level of TCP's options, see tcp(7). */
    public static final int IPPROTO_TCP = 6;

    /** Small segments are sent at once (no Nagle delay). */
    public static final int TCP_NODELAY = 1;

    /** Urgent data: the one thing that select's third set reports. */
    public static final int MSG_OOB = 0x1;

    /** Reads without taking. */
    public static final int MSG_PEEK = 0x2;

    /** This one call doesn't block, whatever the socket's mode. */
    public static final int MSG_DONTWAIT = 0x40;

    /** A send to a peer that is gone gives EPIPE and no SIGPIPE. */
    public static final int MSG_NOSIGNAL = 0x4000;

    /** No more receiving. */
    public static final int SHUT_RD = 0;

    /** No more sending: the half-close, the peer reads end of input. */
    public static final int SHUT_WR = 1;

    /** Neither; on a listener it wakes the thread blocked in accept. */
    public static final int SHUT_RDWR = 2;

    /** fcntl: the descriptor flags. */
    public static final int F_GETFD = 1;

    /** fcntl: the status flags, among them {@link #O_NONBLOCK}. */
    public static final int F_GETFL = 3;

    /** fcntl: sets the status flags. */
    public static final int F_SETFL = 4;

    /** fcntl: a duplicate with the lowest free number at or above the argument. */
    public static final int F_DUPFD_CLOEXEC = 1030;

    /** Status flag: calls give EAGAIN in place of blocking. */
    public static final int O_NONBLOCK = 0x800;

    /** For dup3: the duplicate isn't inherited by programs this one starts. */
    public static final int O_CLOEXEC = 0x80000;

    /** eventfd isn't inherited by programs this one starts. */
    public static final int EFD_CLOEXEC = 0x80000;

    /** Reading an eventfd of value 0 gives EAGAIN in place of blocking. */
    public static final int EFD_NONBLOCK = 0x800;

    /** ioctl: bytes received and not read yet, see tcp(7) SIOCINQ. */
    public static final long FIONREAD = 0x541B;

    /** ioctl: bytes written that the peer hasn't acknowledged yet, see tcp(7). */
    public static final long SIOCOUTQ = 0x5411;

    /** poll and epoll: input can be read, or the end of input. */
    public static final int POLLIN = 0x1;

    /** poll and epoll: urgent data. */
    public static final int POLLPRI = 0x2;

    /** poll and epoll: output can be written. */
    public static final int POLLOUT = 0x4;

    /** poll and epoll, in what is found only: the connection has failed. */
    public static final int POLLERR = 0x8;

    /** poll and epoll, in what is found only: both sides have ended their output. */
    public static final int POLLHUP = 0x10;

    /** poll, in what is found only: the descriptor is not open. */
    public static final int POLLNVAL = 0x20;

    /** epoll: reports each change once, not for as long as something is ready. */
    public static final int EPOLLET = 1 << 31;

    /** epoll_ctl: watches a descriptor. */
    public static final int EPOLL_CTL_ADD = 1;

    /** epoll_ctl: stops watching a descriptor. */
    public static final int EPOLL_CTL_DEL = 2;

    /** epoll_ctl: changes the events of a watched descriptor. */
    public static final int EPOLL_CTL_MOD = 3;

    /** epoll_create1: the descriptor isn't inherited by programs this one starts. */
    public static final int EPOLL_CLOEXEC = 0x80000;

    /** Messages to and from the kernel, see netlink(7). */
    public static final int AF_NETLINK = 16;

    /** A socket of raw messages, see socket(2). */
    public static final int SOCK_RAW = 3;

    /** The kernel's tables of sockets, see sock_diag(7). */
    public static final int NETLINK_SOCK_DIAG = 4;

    private Flags() {}
}
