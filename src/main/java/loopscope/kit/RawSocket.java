package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.FdSet;
import loopscope.kit.sys.Flags;
import loopscope.kit.sys.Libc;
import loopscope.kit.sys.SocketAddress;
import loopscope.kit.sys.SocketOptions;
import loopscope.trace.Address;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A TCP socket by its descriptor; the methods have the names of the man pages, section 2.
 *
 * <p>{@link #recv} and {@link #send} return how many bytes were moved; {@link #recv} gives 0 at the
 * end of input. A negative number is an error: {@link #WOULD_BLOCK}, or one after which the
 * connection is useless. Calls block until {@link #nonBlocking} is called. Confined to the server's
 * thread.
 */
public final class RawSocket extends Descriptor {
    /** The call would block, and the socket is non-blocking: try again later. */
    public static final int WOULD_BLOCK = -Errno.EAGAIN;

    private final boolean accepted;
    private int connection;
    private volatile long address;
    private boolean blocking = true;
    private boolean raisesSigpipe;
    private int error;
    private @Nullable SocketAddress peer;

    RawSocket(Kit kit) {
        super(kit);
        accepted = false;
    }

    private RawSocket(Kit kit, int fd, int connection, long address) {
        super(kit);
        accepted = true;
        this.connection = connection;
        this.address = address;
        opened(fd);
    }

    @Override
    boolean isClient() {
        return accepted;
    }

    @Override
    public int connection() {
        return connection;
    }

    /** Where it listens, or where its client is; see {@link Address}. */
    public long address() {
        return address;
    }

    /** The address as people write it. */
    public String name() {
        return Address.text(address);
    }

    /**
     * socket(2): opens it.
     *
     * @param host the address to listen on, IPv4 or IPv6, which decides the socket's family
     * @throws CannotListenException if no descriptor is left, or the system lacks that family
     */
    public void open(String host) throws CannotListenException {
        int family = SocketAddress.family(parse(host, 0));
        Recorder recorder = begin(Op.SOCKET, 0);
        int fd = Libc.socket(family, Flags.SOCK_STREAM | Flags.SOCK_CLOEXEC, 0);
        recorder.end(fd);
        if (fd == -Errno.EAFNOSUPPORT) {
            throw CannotListenException.noIpv6(host);
        }
        if (fd < 0) {
            throw new CannotListenException(
                    "No socket could be opened ("
                            + Errno.text(fd)
                            + "): close what this program no longer needs, then try again.");
        }
        opened(fd);
        // Old connections of a server that has just ended do not keep its port.
        int _ = SocketOptions.set(fd, Flags.SOL_SOCKET, Flags.SO_REUSEADDR, 1);
        if (family
                == Flags.AF_INET6) { // clients of IPv4 reach it too, whatever the system's default
            int _ = SocketOptions.set(fd, Flags.IPPROTO_IPV6, Flags.IPV6_V6ONLY, 0);
        }
        if (kit().sendBuffer() > 0) { // accepted sockets inherit it
            int _ = SocketOptions.set(fd, Flags.SOL_SOCKET, Flags.SO_SNDBUF, kit().sendBuffer());
        }
    }

    /** fcntl(2): from now on calls return {@link #WOULD_BLOCK} instead of blocking. */
    public void nonBlocking() {
        int _ = SocketOptions.nonBlocking(fd(), true);
        blocking = false;
    }

    /**
     * fcntl(2), F_DUPFD_CLOEXEC: moves to a number of 1,024 or more, if the process may have that
     * many, and leaves the low numbers to select(2). Like {@link LowNumbers#take} it is no step of
     * the server, so the pace does not hold it.
     */
    public void moveUp() {
        int old = fd();
        Recorder recorder = kit().trace().recorder();
        recorder.beginNonBlocking(Op.DUP, connection, old);
        int number = Libc.fcntl(old, Flags.F_DUPFD_CLOEXEC, FdSet.SIZE);
        recorder.end(number);
        if (number >= 0) {
            renumber(number, null);
        }
    }

    /**
     * bind(2).
     *
     * @param host an address of this machine, of the socket's family
     * @param port 0 to 65535; 0 finds a free one
     * @throws CannotListenException if there is no such address, or the port cannot be bound
     */
    public void bind(String host, int port) throws CannotListenException {
        SocketAddress wanted = new SocketAddress(parse(host, port));
        Recorder recorder = begin(Op.BIND, port);
        int done = Libc.bind(fd(), wanted);
        recorder.end(done);
        check(done, host, port);
        done = Libc.getsockname(fd(), wanted);
        check(done, host, port);
        address = wanted.get();
        connection = kit().trace().connections().listener(address);
    }

    /**
     * listen(2): clients can connect from now on.
     *
     * @param backlog the limit of the accept queue; Linux lets one more wait
     * @throws CannotListenException if another socket listens there
     */
    public void listen(int backlog) throws CannotListenException {
        Recorder recorder = begin(Op.LISTEN, backlog);
        int done = Libc.listen(fd(), backlog);
        recorder.end(done);
        check(done, Address.hostText(address), Address.port(address));
    }

    /**
     * accept(2): the client that has waited longest.
     *
     * @return the client's socket, in blocking mode; null if none can be accepted, see {@link
     *     #isExhausted}
     */
    public @Nullable RawSocket accept() {
        SocketAddress from = peer();
        Recorder recorder = begin(Op.ACCEPT, 0);
        int fd = kit().acceptCall().accept(fd(), from);
        if (fd < 0) {
            error = -fd;
            endRefused(recorder, fd);
            return null;
        }
        int accepted = kit().trace().connections().accepted(from.get());
        recorder.endAccept(fd, accepted, from.get());
        // A reply leaves when its send ends; Nagle's algorithm would hold it back.
        int _ = SocketOptions.set(fd, Flags.IPPROTO_TCP, Flags.TCP_NODELAY, 1);
        RawSocket client = new RawSocket(kit(), fd, accepted, from.get());
        if (kit().isOneTooMany()) {
            client.close();
            error = 0; // there may be others in the accept queue
            return null;
        }
        return client;
    }

    /** Memory for the address of an accepted client; only a listener needs it. */
    private SocketAddress peer() {
        SocketAddress known = peer;
        if (known == null) {
            known = new SocketAddress();
            peer = known;
        }
        return known;
    }

    /**
     * Whether the last accept failed for lack of a descriptor or of memory, or because of a
     * firewall. The client then still waits, and the listener stays readable.
     */
    public boolean isExhausted() {
        return AcceptErrors.keepTheClient(error);
    }

    /**
     * Whether the last accept found the accept queue empty. After any other error there may be
     * clients left, which epoll does not report again to an edge-triggered loop.
     */
    public boolean isDrained() {
        return error == Errno.EAGAIN;
    }

    /**
     * recv(2) into the buffer, from its start; afterwards the received bytes lie from position to
     * limit.
     *
     * @return bytes received, 0 at the end of input, {@link #WOULD_BLOCK}, or another -errno
     */
    public int recv(ByteBuffer buffer) {
        return receive(buffer, 0);
    }

    /** As {@link #recv}, but receives the one byte of urgent data (MSG_OOB). */
    public int recvUrgent(ByteBuffer buffer) {
        return receive(buffer, Flags.MSG_OOB);
    }

    private int receive(ByteBuffer buffer, int flags) {
        int room = buffer.clear().remaining();
        Recorder recorder = begin(Op.RECV, flags);
        int count = (int) Libc.recv(fd(), MemorySegment.ofBuffer(buffer), 0, room, flags);
        buffer.limit(Math.max(0, count));
        if (count < 0) {
            endRefused(recorder, count);
        } else {
            recorder.endRead(count, buffer, 0, room);
        }
        return count;
    }

    /**
     * send(2) of the bytes from position to limit; leaves the buffer as it is.
     *
     * @return bytes that the kernel took, often fewer than offered; {@link #WOULD_BLOCK}, or
     *     another -errno
     */
    public int send(ByteBuffer buffer) {
        int from = buffer.position();
        int offered = buffer.remaining();
        Recorder recorder = begin(Op.SEND, offered);
        int count = (int) Libc.send(fd(), MemorySegment.ofBuffer(buffer), 0, offered, 0);
        recorder.end(count, buffer, from);
        if (raisesSigpipe && count == -Errno.EPIPE) {
            throw new IllegalStateException("SIGPIPE: a send to a peer that is gone");
        }
        return count;
    }

    /**
     * From now on a send to a peer that is gone ends the server, as SIGPIPE does where it is not
     * ignored, see signal(7). The signal itself would end this whole program, so {@link #send}
     * records EPIPE and throws an {@link IllegalStateException}.
     */
    public void raiseSigpipe() {
        raisesSigpipe = true;
    }

    /**
     * shutdown(2), SHUT_RD: from now on recv returns the bytes that have arrived, and then the end
     * of input. The socket becomes readable, which ends a wait for input.
     */
    public void endInput() {
        Recorder recorder = begin(Op.SHUTDOWN, Flags.SHUT_RD);
        recorder.end(Libc.shutdown(fd(), Flags.SHUT_RD));
    }

    /** close(2): returns the number to the kernel. Idempotent. */
    public void close() {
        if (fd() >= 0) {
            Recorder recorder = kit().next(Op.CLOSE, connection);
            recorder.beginNonBlocking(Op.CLOSE, connection, 0);
            recorder.end(closeNow());
        }
    }

    @Override
    void wake(int fd) {
        int _ = Libc.shutdown(fd, Flags.SHUT_RDWR);
    }

    private Recorder begin(Op op, int argument) {
        Recorder recorder = kit().next(op, connection);
        if (blocking && (op == Op.ACCEPT || op.movesBytes())) {
            recorder.begin(op, connection, Recorder.BLOCKING, argument);
        } else {
            recorder.beginNonBlocking(op, connection, argument);
        }
        return recorder;
    }

    private void endRefused(Recorder recorder, int refused) {
        if (refused == WOULD_BLOCK && !blocking) {
            recorder.endWouldBlock(refused);
        } else {
            recorder.end(refused);
        }
    }

    private static long parse(String host, int port) throws CannotListenException {
        try {
            return SocketAddress.of(host, port);
        } catch (IllegalArgumentException e) {
            throw new CannotListenException(Objects.requireNonNullElse(e.getMessage(), host));
        }
    }

    private static void check(int done, String host, int port) throws CannotListenException {
        if (done == -Errno.EADDRINUSE) {
            throw CannotListenException.inUse(host, port);
        } else if (done == -Errno.EADDRNOTAVAIL) {
            throw CannotListenException.notHere(host);
        } else if (done == -Errno.EACCES) {
            throw CannotListenException.notPermitted(host, port);
        } else if (done < 0) {
            throw CannotListenException.because(host, port, Errno.text(done));
        }
    }
}
