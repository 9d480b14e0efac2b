package loopscope.server;

import loopscope.Patience;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A plain client that knows nothing of the kit; it can write and read at the same time. */
final class TestClient implements AutoCloseable {
    /** How long to wait for what is to be heard; for the calling thread, where it is bound. */
    static final ScopedValue<Duration> LIMIT = ScopedValue.newInstance();

    private static final int GOOD_WHILE_MILLIS = 300;
    private static final int SMALL_BUFFER = 8 * 1024;

    final Socket socket = new Socket();
    final AtomicLong written = new AtomicLong();

    private TestClient() throws IOException {
        socket.setSoTimeout((int) LIMIT.orElse(Patience.LIMIT).toMillis());
    }

    TestClient(int port) throws IOException {
        this();
        connect(InetAddress.getLoopbackAddress(), port);
    }

    /** One that comes to another address than 127.0.0.1. */
    TestClient(String host, int port) throws IOException {
        this();
        connect(InetAddress.ofLiteral(host), port);
    }

    private void connect(InetAddress host, int port) throws IOException {
        socket.connect(new InetSocketAddress(host, port));
    }

    /**
     * One that comes from a port of an address which nobody else uses: on the usual one any port
     * may be in TIME_WAIT. All of 127.0.0.0/8 is loopback on Linux alone.
     *
     * @param ownPort 0 for any
     */
    static TestClient from(int ownPort, int port) throws IOException {
        TestClient client = new TestClient();
        client.socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.77"), ownPort));
        client.connect(InetAddress.getLoopbackAddress(), port);
        return client;
    }

    /**
     * One whose own kernel buffers hold little, so that what it does not read piles up elsewhere.
     */
    static TestClient withSmallBuffers(int port) throws IOException {
        TestClient client = new TestClient();
        client.socket.setReceiveBufferSize(SMALL_BUFFER);
        client.socket.setSendBufferSize(SMALL_BUFFER);
        client.connect(InetAddress.getLoopbackAddress(), port);
        return client;
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    String hear(int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    /** Whether a word comes back as it was said. */
    boolean isServed(String word) throws IOException {
        say(word);
        return hear(word.length()).equals(word);
    }

    /** Says something; whether nothing at all comes back for a good while. */
    boolean isKeptWaiting(String word) throws IOException {
        say(word);
        int limit = socket.getSoTimeout();
        socket.setSoTimeout(GOOD_WHILE_MILLIS);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(limit);
        }
    }

    /** Writes in chunks of random size, then says that there is no more; in a thread of its own. */
    CompletableFuture<Void> write(byte[] bytes, Random random, int largestChunk) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                writeAll(bytes, random, largestChunk);
                                socket.shutdownOutput();
                                done.complete(null);
                            } catch (IOException e) {
                                done.completeExceptionally(e);
                            }
                        });
        return done;
    }

    /** Says something and that there is no more; what came back until the end. */
    byte[] echo(byte[] said, Random random) throws IOException {
        CompletableFuture<Void> writing = write(said, random, 200_000);
        byte[] heard = readAll();
        writing.join();
        return heard;
    }

    /** Whether the end comes in time: of input, or a reset for one who was never accepted. */
    boolean seesTheEnd() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether nothing of what it said is on its way any more, where the system tells that. */
    boolean isAllSaidThere() {
        return Usage.bytesOnTheirWay(socket.getLocalPort()) == 0;
    }

    private void writeAll(byte[] bytes, Random random, int largestChunk) throws IOException {
        for (int from = 0; from < bytes.length; ) {
            int count = Math.min(bytes.length - from, 1 + random.nextInt(largestChunk));
            socket.getOutputStream().write(bytes, from, count);
            written.addAndGet(count);
            from += count;
        }
    }

    /** Reads until the end. */
    byte[] readAll() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] part = new byte[64 * 1024];
        for (int n = in.read(part); n >= 0; n = in.read(part)) {
            all.write(part, 0, n);
        }
        return all.toByteArray();
    }

    /** Closes so that the server is told of a reset (RST), not of an end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
