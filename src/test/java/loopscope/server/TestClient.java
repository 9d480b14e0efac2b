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
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A plain client that knows nothing of the kit; it can write and read at the same time. */
final class TestClient implements AutoCloseable {
    /** How long to wait for what is to be heard; for the calling thread, where it is bound. */
    static final ScopedValue<Duration> LIMIT = ScopedValue.newInstance();

    private static final int GOOD_WHILE_MILLIS = 300;
    private static final int SMALL_BUFFER = 8 * 1024;

    private static final Set<Integer> TLS_PORTS = ConcurrentHashMap.newKeySet();

    /** What the kernel knows; below TLS, where the server speaks that. */
    private final Socket plain = new Socket();

    Socket socket = plain;
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
        plain.connect(new InetSocketAddress(host, port));
        if (TLS_PORTS.contains(port)) {
            socket =
                    Made.TRUSTING_ANYONE
                            .getSocketFactory()
                            .createSocket(plain, host.getHostAddress(), port, true);
        }
    }

    /** From now on, who connects to this port speaks TLS. */
    static void speakTlsTo(int port) {
        TLS_PORTS.add(port);
    }

    /** From now on, who connects to this port speaks plainly: it may be another's. */
    static void speakPlainlyTo(int port) {
        TLS_PORTS.remove(port);
    }

    /** Made when the first client wants it. */
    private static final class Made {
        static final SSLContext TRUSTING_ANYONE = trustingAnyone();

        private static SSLContext trustingAnyone() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {new Trusting()}, null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Takes any certificate: a throw-away one can be known to nobody. */
    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket on) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine on) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket on) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine on) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /**
     * One that comes from a port of an address which nobody else uses: on the usual one any port
     * may be in TIME_WAIT. All of 127.0.0.0/8 is loopback on Linux alone.
     *
     * @param ownPort 0 for any
     */
    static TestClient from(int ownPort, int port) throws IOException {
        TestClient client = new TestClient();
        client.plain.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.77"), ownPort));
        client.connect(InetAddress.getLoopbackAddress(), port);
        return client;
    }

    /**
     * One whose own kernel buffers hold little, so that what it does not read piles up elsewhere.
     */
    static TestClient withSmallBuffers(int port) throws IOException {
        TestClient client = new TestClient();
        client.plain.setReceiveBufferSize(SMALL_BUFFER);
        client.plain.setSendBufferSize(SMALL_BUFFER);
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
        plain.setSoLinger(true, 0);
        plain.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        plain.close();
    }
}
