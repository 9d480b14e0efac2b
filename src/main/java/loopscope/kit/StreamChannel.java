package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.kit.sys.Flags;
import loopscope.trace.Address;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.function.ObjIntConsumer;

/**
 * One TCP connection on java.nio: a {@link SocketChannel} whose calls are recorded. It blocks until
 * {@link #nonBlocking}.
 *
 * <p>One thread may read while another writes. {@link #endInput}, {@link #close} and {@link #reset}
 * are thread-safe, and end calls that wait. Errors are thrown as java.nio's exceptions, and
 * recorded as the kernel's numbers.
 */
public final class StreamChannel extends SelectablePart implements ByteStream {
    private final Kit kit;
    private final SocketChannel channel;
    private final int connection;
    private final long peer;

    private boolean blocking = true;
    private boolean closed;
    private boolean reading;
    private boolean ending;

    /** Turns Nagle's algorithm off, so that small messages leave at once. */
    StreamChannel(Kit kit, SocketChannel channel, int connection, long peer) {
        this.kit = kit;
        this.channel = channel;
        this.connection = connection;
        this.peer = peer;
        int _ = quietly(() -> channel.setOption(StandardSocketOptions.TCP_NODELAY, true));
        int most = kit.sendBuffer();
        if (most > 0) {
            int _ = quietly(() -> channel.setOption(StandardSocketOptions.SO_SNDBUF, most));
        }
        kit.opened(this);
    }

    /** The connection, by its number in the trace. */
    @Override
    public int connection() {
        return connection;
    }

    /**
     * The peer's address as people write it, if the connection was accepted: {@code
     * 127.0.0.1:51234}.
     */
    public String name() {
        return Address.text(peer);
    }

    /** From now on no call blocks. */
    public void nonBlocking() {
        blocking = false;
        int _ = quietly(() -> channel.configureBlocking(false));
    }

    /**
     * Reads the bytes that have arrived; in blocking mode it blocks until there are some.
     *
     * @param into receives the bytes; must have room for at least one
     * @return how many bytes; -1 at the end of input, which is recorded as the empty read that it
     *     is; 0, only in non-blocking mode, if nothing has arrived
     * @throws IOException if the peer has reset the connection, or the channel was closed
     */
    @Override
    public int read(ByteBuffer into) throws IOException {
        return read(into, false);
    }

    /** As {@link #read}, for a {@link TlsChannel}: the bytes are records, and hide their text. */
    int readRecords(ByteBuffer into) throws IOException {
        return read(into, true);
    }

    private int read(ByteBuffer into, boolean records) throws IOException {
        Recorder recorder = kit.next(Op.READ, connection);
        int from = into.position();
        int room = into.remaining();
        boolean waits = blocking && startReading();
        if (waits) {
            recorder.begin(Op.READ, connection, Recorder.BLOCKING, 0);
        } else {
            recorder.beginNonBlocking(Op.READ, connection, 0);
        }
        try {
            int count = waits ? channel.read(into) : readWhatHasCome(into);
            if (count == 0) {
                recorder.endWouldBlock(-Errno.EAGAIN);
                return blocking ? -1 : 0;
            }
            if (records) {
                recorder.endReadOfRecords(Math.max(0, count), room);
            } else {
                recorder.endRead(Math.max(0, count), into, from, room);
            }
            return count;
        } catch (IOException | RuntimeException e) {
            recorder.end(-ChannelErrors.errno(e));
            throw e;
        } finally {
            if (waits) {
                stopReading();
            }
        }
    }

    private synchronized boolean startReading() {
        reading = !ending;
        return reading;
    }

    private synchronized void stopReading() {
        reading = false;
    }

    private int readWhatHasCome(ByteBuffer into) throws IOException {
        if (!blocking) {
            return channel.read(into);
        }
        channel.configureBlocking(false);
        try {
            return channel.read(into);
        } finally {
            channel.configureBlocking(true);
        }
    }

    /**
     * Writes the remaining bytes: in blocking mode it blocks until the kernel has taken all, else
     * the kernel takes as many as it has room for.
     *
     * @return how many bytes the kernel took
     * @throws IOException if the peer is gone, or the channel was closed
     */
    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int from = bytes.position();
        return write(bytes, (recorder, count) -> recorder.end(count, bytes, from));
    }

    /**
     * As {@link #write}, for a {@link TlsChannel}: the bytes are records.
     *
     * @param wrapped how many bytes of text they hold, which are sent once all of them are
     * @param text the text, from its position on
     */
    int writeRecords(ByteBuffer records, int wrapped, ByteBuffer text) throws IOException {
        return write(
                records,
                (recorder, count) -> {
                    int sent = records.hasRemaining() ? 0 : wrapped;
                    recorder.endWriteOfRecords(count, sent, text, text.position());
                });
    }

    private int write(ByteBuffer bytes, ObjIntConsumer<Recorder> end) throws IOException {
        Recorder recorder = kit.next(Op.WRITE, connection);
        if (blocking) {
            recorder.begin(Op.WRITE, connection, Recorder.BLOCKING, bytes.remaining());
        } else {
            recorder.beginNonBlocking(Op.WRITE, connection, bytes.remaining());
        }
        try {
            int count = channel.write(bytes);
            if (count == 0 && !blocking) {
                recorder.endWouldBlock(-Errno.EAGAIN);
            } else {
                end.accept(recorder, count);
            }
            return count;
        } catch (IOException | RuntimeException e) {
            recorder.end(-ChannelErrors.errno(e));
            throw e;
        }
    }

    /**
     * Sends one byte of urgent data (MSG_OOB), see tcp(7). It is no part of the stream that a read
     * gets.
     *
     * @param value the byte, in the lower eight bits
     * @throws IOException if the peer is gone, or the channel was closed
     */
    @Override
    public void sendUrgent(int value) throws IOException {
        Recorder recorder = kit.next(Op.URGENT, connection);
        recorder.beginNonBlocking(Op.URGENT, connection, value & 0xff);
        try {
            channel.socket().sendUrgentData(value);
            recorder.end(1);
        } catch (IOException | RuntimeException e) {
            recorder.end(-ChannelErrors.errno(e));
            throw e;
        }
    }

    /**
     * Ends the input: a read that waits returns the end of input; later reads return the bytes that
     * have arrived, then the end, without blocking. ({@link SocketChannel#shutdownInput} alone
     * would lose bytes that have arrived unread.)
     */
    public void endInput() {
        Recorder recorder = kit.next(Op.SHUTDOWN, connection);
        synchronized (this) {
            ending = true;
            if (reading && !closed) {
                recorder.beginNonBlocking(Op.SHUTDOWN, connection, Flags.SHUT_RD);
                recorder.end(quietly(channel::shutdownInput));
            }
        }
    }

    /** Half-closes: the peer reads the end of input, and can still write. */
    @Override
    public void shutdownOutput() throws IOException {
        Recorder recorder = kit.next(Op.SHUTDOWN, connection);
        recorder.beginNonBlocking(Op.SHUTDOWN, connection, Flags.SHUT_WR);
        int result = quietly(channel::shutdownOutput);
        recorder.end(result);
        if (result < 0) {
            throw new IOException(Errno.text(result));
        }
    }

    /** Closes the connection. Idempotent. */
    @Override
    public void close() {
        close(false);
    }

    /** Closes the connection with a reset (RST) instead of a FIN. Idempotent. */
    @Override
    public void reset() {
        close(true);
    }

    private void close(boolean reset) {
        if (isClosed()) {
            return; // there is no call that the pace could hold
        }
        Recorder recorder = kit.next(Op.CLOSE, connection);
        if (!claimClose()) {
            return;
        }
        recorder.beginNonBlocking(Op.CLOSE, connection, reset ? 1 : 0);
        if (reset) {
            int _ = quietly(() -> channel.setOption(StandardSocketOptions.SO_LINGER, 0));
        }
        recorder.end(quietly(channel::close));
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean claimClose() {
        boolean first = !closed;
        closed = true;
        kit.closed(this);
        return first;
    }

    @Override
    public boolean isClient() {
        return true;
    }

    @Override
    public void wake() {
        if (quietly(channel::shutdownInput) < 0 || quietly(channel::shutdownOutput) < 0) {
            int _ = quietly(channel::close);
        }
    }

    @Override
    public void release() {
        if (claimClose()) {
            int _ = quietly(channel::close);
        }
    }

    @Override
    SelectableChannel selectable() {
        return channel;
    }

    /** A method of a channel without a result. */
    interface Action {
        void run() throws IOException;
    }

    static int quietly(Action action) {
        try {
            action.run();
            return 0;
        } catch (IOException | RuntimeException e) {
            return -ChannelErrors.errno(e);
        }
    }
}
