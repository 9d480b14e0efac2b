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

/**
 * One TCP connection as a Java developer has it: a {@link SocketChannel}, in blocking mode unless
 * told otherwise, whose calls are recorded.
 *
 * <p>One thread may read while another writes; {@link #endInput}, {@link #close} and {@link #reset}
 * may be called by any thread at any time, and end the calls that wait. What goes wrong is thrown
 * as java.nio has it, and recorded as the kernel has it.
 */
public final class StreamChannel extends SelectablePart implements AutoCloseable {
    private final Kit kit;
    private final SocketChannel channel;
    private final int connection;
    private final long peer;

    private boolean blocking = true;
    private boolean closed;
    private boolean reading;
    private boolean ending;

    /** Small messages leave at once, so that a said message is not kept back by Nagle's rule. */
    StreamChannel(Kit kit, SocketChannel channel, int connection, long peer) {
        this.kit = kit;
        this.channel = channel;
        this.connection = connection;
        this.peer = peer;
        int unused = quietly(() -> channel.setOption(StandardSocketOptions.TCP_NODELAY, true));
        int most = kit.sendBuffer();
        if (most > 0) {
            unused = quietly(() -> channel.setOption(StandardSocketOptions.SO_SNDBUF, most));
        }
        kit.opened(this);
    }

    /** Who is at the other end, by its number in the trace. */
    @Override
    public int connection() {
        return connection;
    }

    /** Its address as people write it, of one that was accepted: {@code 127.0.0.1:51234}. */
    public String name() {
        return Address.text(peer);
    }

    /** From now on no call waits. */
    public void nonBlocking() {
        blocking = false;
        int unused = quietly(() -> channel.configureBlocking(false));
    }

    /**
     * Takes what input there is; in blocking mode it waits until there is some.
     *
     * @param into where the bytes go; has room for at least one
     * @return how many bytes; -1 at the end of input, recorded as the empty read it is; 0, in
     *     non-blocking mode alone, where there is no input yet
     * @throws IOException when the peer reset the connection, or the channel was closed
     */
    public int read(ByteBuffer into) throws IOException {
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
            recorder.endRead(Math.max(0, count), into, from, room);
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
     * Gives the kernel what remains: in blocking mode it waits until all is taken, else the kernel
     * takes what it has room for.
     *
     * @return how many bytes it has taken
     * @throws IOException when the peer is gone, or the channel was closed
     */
    public int write(ByteBuffer bytes) throws IOException {
        Recorder recorder = kit.next(Op.WRITE, connection);
        int from = bytes.position();
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
                recorder.end(count, bytes, from);
            }
            return count;
        } catch (IOException | RuntimeException e) {
            recorder.end(-ChannelErrors.errno(e));
            throw e;
        }
    }

    /**
     * Sends one byte of urgent data (MSG_OOB), see tcp(7): whoever reads the stream does not get
     * it.
     *
     * @param value the byte, its lower eight bits
     * @throws IOException when the peer is gone, or the channel was closed
     */
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
     * Ends the input: a read that waits gives the end of input; later ones give what has come, and
     * then the end, without waiting. ({@link SocketChannel#shutdownInput} alone would lose what has
     * come and was not read.)
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
    public void shutdownOutput() throws IOException {
        Recorder recorder = kit.next(Op.SHUTDOWN, connection);
        recorder.beginNonBlocking(Op.SHUTDOWN, connection, Flags.SHUT_WR);
        int result = quietly(channel::shutdownOutput);
        recorder.end(result);
        if (result < 0) {
            throw new IOException(Errno.text(result));
        }
    }

    /** Closes; the first time only. */
    @Override
    public void close() {
        close(false);
    }

    /** Closes so that the peer is told of a reset (RST), not of an end (FIN). */
    public void reset() {
        close(true);
    }

    private void close(boolean reset) {
        if (isClosed()) {
            return; // no call, and so nothing that the pace could hold
        }
        Recorder recorder = kit.next(Op.CLOSE, connection);
        if (!claimClose()) {
            return;
        }
        recorder.beginNonBlocking(Op.CLOSE, connection, reset ? 1 : 0);
        if (reset) {
            int unused = quietly(() -> channel.setOption(StandardSocketOptions.SO_LINGER, 0));
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
            int unused = quietly(channel::close);
        }
    }

    @Override
    public void release() {
        if (claimClose()) {
            int unused = quietly(channel::close);
        }
    }

    @Override
    SelectableChannel selectable() {
        return channel;
    }

    /** A channel's method that has no result: 0, or -errno. */
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
