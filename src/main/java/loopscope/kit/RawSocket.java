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
 * end of input. A negative number is what the kernel refused: {@link #WOULD_BLOCK}, or an error
 * after which the connection is of no use. Calls wait until {@link #nonBlocking} is asked for. For
 * the server's thread alone.
 */
public final class RawSocket extends Descriptor {
    /** Nothing to be had now, and the socket does not wait: to be tried again later. */
    public static final int WOULD_BLOCK = -Errno.EAGAIN;

    private final boolean accepted;
    private int connection;
    private volatile long address;
    private boolean blocking = true;
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
     * @param host where it is to listen, an address of IPv4 or IPv6: that is the socket's family
     * @throws CannotListenException when there is no descriptor left, or nothing of that family
     *     here
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
        int unused = SocketOptions.set(fd, Flags.SOL_SOCKET, Flags.SO_REUSEADDR, 1);
        if (family
                == Flags.AF_INET6) { // clients of IPv4 reach it too, whatever the system's default
            unused = SocketOptions.set(fd, Flags.IPPROTO_IPV6, Flags.IPV6_V6ONLY, 0);
        }
        if (kit().sendBuffer() > 0) { // who is accepted inherits it
            unused = SocketOptions.set(fd, Flags.SOL_SOCKET, Flags.SO_SNDBUF, kit().sendBuffer());
        }
    }

    /** fcntl(2): from now on calls say {@link #WOULD_BLOCK} where they would wait. */
    public void nonBlocking() {
        int unused = SocketOptions.nonBlocking(fd(), true);
        blocking = false;
    }

    /**
     * fcntl(2), F_DUPFD_CLOEXEC: takes a number of 1,024 or more where that many are permitted, and
     * leaves the low ones to who can use no others. Like {@link LowNumbers#take} it is no step of
     * the server's: no pace holds it.
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
     * @param host an address of this machine, of the family that it was opened for
     * @param port 0 to 65535; 0 finds a free one
     * @throws CannotListenException when that is no such address or port, or not to be had
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
     * @param backlog how many may wait to be accepted; Linux lets one more wait
     * @throws CannotListenException when somebody else listens there
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
     * @return its socket, whose calls wait; null when there is none to be had, see {@link
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
        // A reply is to be on its way when its send has ended, not when Nagle's wait is over.
        int unused = SocketOptions.set(fd, Flags.IPPROTO_TCP, Flags.TCP_NODELAY, 1);
        RawSocket client = new RawSocket(kit(), fd, accepted, from.get());
        if (kit().isOneTooMany()) {
            client.close();
            error = 0; // there may be others in the accept queue
            return null;
        }
        return client;
    }

    /** Where the kernel writes whom it accepted; only a listener has it. */
    private SocketAddress peer() {
        SocketAddress known = peer;
        if (known == null) {
            known = new SocketAddress();
            peer = known;
        }
        return known;
    }

    /**
     * Whether the last accept was refused as there is no descriptor or memory left, or by a
     * firewall. The client still waits then, and the listener goes on being readable.
     */
    public boolean isExhausted() {
        return AcceptErrors.keepTheClient(error);
    }

    /**
     * Whether the last accept found the accept queue empty. After any other refusal there may be
     * clients left, whom an edge-triggered loop is not told of again.
     */
    public boolean isDrained() {
        return error == Errno.EAGAIN;
    }

    /**
     * recv(2) into the buffer, from its start; afterwards the buffer holds, from position to limit,
     * what was received.
     *
     * @return bytes received, 0 at the end of input, {@link #WOULD_BLOCK}, or another -errno
     */
    public int recv(ByteBuffer buffer) {
        return receive(buffer, 0);
    }

    /** As {@link #recv}, of the one byte that was sent as urgent data (MSG_OOB). */
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
     * send(2) of what the buffer holds from position to limit; the buffer is left as it is.
     *
     * @return bytes taken by the kernel, often fewer than offered; {@link #WOULD_BLOCK}, or another
     *     -errno
     */
    public int send(ByteBuffer buffer) {
        int from = buffer.position();
        int offered = buffer.remaining();
        Recorder recorder = begin(Op.SEND, offered);
        int count = (int) Libc.send(fd(), MemorySegment.ofBuffer(buffer), 0, offered, 0);
        recorder.end(count, buffer, from);
        return count;
    }

    /**
     * shutdown(2), SHUT_RD: from now on recv gives what has come, and then the end of input. Who
     * waits until there is something to read is told.
     */
    public void endInput() {
        Recorder recorder = begin(Op.SHUTDOWN, Flags.SHUT_RD);
        recorder.end(Libc.shutdown(fd(), Flags.SHUT_RD));
    }

    /** close(2): gives the number back. Closing what is closed does nothing. */
    public void close() {
        if (fd() >= 0) {
            Recorder recorder = kit().next(Op.CLOSE, connection);
            recorder.beginNonBlocking(Op.CLOSE, connection, 0);
            recorder.end(closeNow());
        }
    }

    @Override
    void wake(int fd) {
        int unused = Libc.shutdown(fd, Flags.SHUT_RDWR);
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
