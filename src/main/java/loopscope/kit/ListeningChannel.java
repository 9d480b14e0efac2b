package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.SocketAddress;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A server's listener on java.nio: a {@link ServerSocketChannel} whose calls are recorded. It
 * blocks until {@link #nonBlocking}.
 *
 * <p>The kernel completes the handshake of each client and puts it into the accept queue, up to the
 * backlog; {@link #accept} takes the first one out. Confined to the server's thread, except {@link
 * #close}, which is thread-safe and ends an accept that waits.
 */
public final class ListeningChannel extends SelectablePart implements AutoCloseable {
    /** java.nio does not reveal a descriptor's number. */
    private static final int NO_NUMBER = 0;

    private static final long LACK_MILLIS = 100;

    private final Kit kit;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable ServerSocketChannel channel;
    private volatile long address;
    private volatile int connection;
    private boolean blocking = true;
    private boolean exhausted;

    ListeningChannel(Kit kit) {
        this.kit = kit;
    }

    /**
     * Opens, binds and listens.
     *
     * @param address an address of this machine, such as {@code 127.0.0.1} or {@code ::1}; {@code
     *     ::} takes clients of IPv4 too
     * @param port 0 to 65535; 0 finds a free one
     * @param backlog the limit of the accept queue; Linux admits one more
     * @throws CannotListenException if it cannot listen there, with a sentence fit for the user
     */
    public void open(String address, int port, int backlog) throws CannotListenException {
        long where = parse(address, port);
        ServerSocketChannel opened = null;
        try {
            opened = ServerSocketChannel.open(JavaAddress.family(where));
            bind(opened, JavaAddress.of(where), backlog);
            listens(opened, backlog);
        } catch (UnsupportedOperationException e) {
            throw CannotListenException.noIpv6(address);
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                int _ = StreamChannel.quietly(opened::close);
            }
            throw cannotListen(address, port, e);
        }
    }

    /** Bind has also made it listen; only now is the port known, and listen can be recorded. */
    private void listens(ServerSocketChannel opened, int backlog) throws IOException {
        address = JavaAddress.of(opened.getLocalAddress());
        connection = kit.trace().connections().listener(address);
        channel = opened;
        kit.opened(this);
        kit.trace().recorder().instant(Op.LISTEN, connection, backlog, 0);
    }

    /** From now on {@link #accept} does not block. */
    public void nonBlocking() {
        blocking = false;
        int _ = StreamChannel.quietly(() -> channel().configureBlocking(false));
    }

    private static long parse(String address, int port) throws CannotListenException {
        try {
            return SocketAddress.of(address, port);
        } catch (IllegalArgumentException e) {
            throw new CannotListenException(String.valueOf(e.getMessage()));
        }
    }

    private void bind(ServerSocketChannel opened, InetSocketAddress where, int backlog)
            throws IOException {
        Recorder recorder = kit.next(Op.BIND, 0);
        recorder.beginNonBlocking(Op.BIND, 0, where.getPort());
        try {
            opened.bind(where, backlog);
            recorder.end(0);
        } catch (IOException | RuntimeException e) {
            recorder.end(-ChannelErrors.errno(e));
            throw e;
        }
    }

    private static CannotListenException cannotListen(String address, int port, Exception e) {
        int errno = ChannelErrors.errno(e);
        if (errno == Errno.EADDRINUSE) {
            return CannotListenException.inUse(address, port);
        }
        if (errno == Errno.EADDRNOTAVAIL) {
            return CannotListenException.notHere(address);
        }
        if (errno == Errno.EACCES) {
            return CannotListenException.notPermitted(address, port);
        }
        return CannotListenException.because(address, port, Errno.text(errno));
    }

    /**
     * Where it listens, an {@link loopscope.trace.Address}; the port is the one found for port 0.
     */
    public long address() {
        return address;
    }

    /**
     * Takes the next client out of the accept queue. In blocking mode it blocks until there is one,
     * and retries after an error that passes: at once, or after {@value #LACK_MILLIS} ms if the
     * client still waits, for example because no descriptor is free.
     *
     * @return null once this is closed; in non-blocking mode also if no client can be accepted, see
     *     {@link #isExhausted}
     * @throws UncheckedIOException for an error that an open listener cannot have
     */
    public @Nullable StreamChannel accept() {
        while (true) {
            try {
                exhausted = false;
                StreamChannel client = acceptOne();
                if (client == null || !kit.isOneTooMany()) {
                    return client;
                }
                client.close();
            } catch (ClosedChannelException e) {
                return null;
            } catch (IOException e) {
                refused(ChannelErrors.errno(e), e);
            }
            if (!blocking) {
                return null;
            }
            if (exhausted) {
                awaitDescriptors();
            }
        }
    }

    private void refused(int errno, IOException why) {
        if (!AcceptErrors.pass(errno)) {
            throw new UncheckedIOException("accept: " + Errno.name(errno), why);
        }
        exhausted = AcceptErrors.keepTheClient(errno);
        if (AcceptErrors.isLackOfDescriptors(errno)) {
            kit.notice("No descriptor was left for a client: close some, or raise ulimit -n.");
        }
    }

    /**
     * Whether the last accept failed for lack of a descriptor or of memory, or because of a
     * firewall. The client then still waits, and the listener stays ready. Confined to the thread
     * that accepts.
     */
    public boolean isExhausted() {
        return exhausted;
    }

    private @Nullable StreamChannel acceptOne() throws IOException {
        Recorder recorder = kit.next(Op.ACCEPT, connection);
        if (blocking) {
            recorder.begin(Op.ACCEPT, connection, Recorder.BLOCKING, 0);
        } else {
            recorder.beginNonBlocking(Op.ACCEPT, connection, 0);
        }
        SocketChannel accepted;
        long peer;
        try {
            accepted = kit.acceptCall().accept(channel());
            if (accepted == null) {
                recorder.endWouldBlock(-Errno.EAGAIN);
                return null;
            }
            peer = JavaAddress.of(accepted.getRemoteAddress());
        } catch (IOException | RuntimeException e) {
            recorder.end(-ChannelErrors.errno(e));
            throw e;
        }
        int client = kit.trace().connections().accepted(peer);
        recorder.endAccept(NO_NUMBER, client, peer);
        return new StreamChannel(kit, accepted, client, peer);
    }

    /** The first client stays in the accept queue, so an immediate retry would spin. */
    private void awaitDescriptors() {
        try {
            boolean _ = closed.await(LACK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Closes the listener; only the first call has an effect. The kernel resets the connections of
     * clients in the accept queue.
     */
    @Override
    public void close() {
        ServerSocketChannel opened = channel;
        if (opened == null) {
            return;
        }
        Recorder recorder = kit.next(Op.CLOSE, connection);
        if (claimClose()) {
            recorder.beginNonBlocking(Op.CLOSE, connection, 0);
            recorder.end(StreamChannel.quietly(opened::close));
        }
    }

    private synchronized boolean claimClose() {
        boolean first = closed.getCount() > 0;
        closed.countDown();
        kit.closed(this);
        return first;
    }

    /** The channel itself keeps its descriptor number until a thread has left accept. */
    @Override
    public void wake() {
        release();
    }

    @Override
    public void release() {
        if (claimClose()) {
            int _ = StreamChannel.quietly(() -> channel().close());
        }
    }

    @Override
    int connection() {
        return connection;
    }

    @Override
    SelectableChannel selectable() {
        return channel();
    }

    private ServerSocketChannel channel() {
        ServerSocketChannel opened = channel;
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }
}
