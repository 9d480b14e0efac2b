package loopscope.measure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Many connections, each with one message under way, driven by the calling thread. */
final class Load implements AutoCloseable {
    /** The most connections not known to be accepted yet: half a backlog. */
    private static final int AT_ONCE = 64;

    private final Selector selector = Selector.open();
    private final ByteBuffer message;
    private final int length;
    private long sent;
    private long echoed;
    private boolean ending;

    Load(int connections, int length, int port) throws IOException {
        this.length = length;
        this.message = ByteBuffer.allocateDirect(length);
        InetSocketAddress to = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        for (int i = 1; i <= connections; i++) {
            SocketChannel channel = SocketChannel.open(to);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (i % AT_ONCE == 0) {
                roundTrip(channel, message);
            }
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new int[1]);
        }
    }

    /**
     * Sends the message and blocks until it has come back whole.
     *
     * @param channel in blocking mode
     * @throws IOException also if the server closes the connection
     */
    static void roundTrip(SocketChannel channel, ByteBuffer message) throws IOException {
        channel.write(message.clear());
        message.clear();
        while (message.hasRemaining()) {
            if (channel.read(message) < 0) {
                throw new IOException("The server turned a client away: try fewer.");
            }
        }
    }

    /** Drives the load for a time; returns how many messages came back whole. */
    long run(long nanos) throws IOException {
        ending = false;
        echoed = 0;
        sent = 0;
        for (SelectionKey key : selector.keys()) {
            send(key);
        }
        long end = System.nanoTime() + nanos;
        while (echoed < sent) {
            selector.select(this::receive);
            ending = System.nanoTime() > end;
        }
        return echoed;
    }

    private void send(SelectionKey key) {
        try {
            message.clear();
            ((SocketChannel) key.channel()).write(message);
            sent++;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receive(SelectionKey key) {
        try {
            message.clear();
            int[] got = (int[]) key.attachment();
            got[0] += ((SocketChannel) key.channel()).read(message);
            if (got[0] == length) {
                got[0] = 0;
                echoed++;
                if (!ending) {
                    send(key);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
