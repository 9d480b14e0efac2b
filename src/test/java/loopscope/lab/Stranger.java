package loopscope.lab;

import loopscope.Patience;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An outsider that keeps its own record of what it did, by the clock of the stage's record. */
final class Stranger implements AutoCloseable {
    private final Stage stage;
    private final Socket socket = new Socket();
    private final List<Deed> said = new ArrayList<>();
    private Deed connected;
    private Deed left;

    /**
     * Something that it did.
     *
     * @param from when it began to, in nanoseconds since the run's zero
     * @param to when it had
     */
    record Deed(long from, long to) {}

    /** A deed of its own that may fail. */
    private interface Act {
        void run() throws IOException;
    }

    private final List<Long> heard = new ArrayList<>();

    Stranger(Stage stage) throws IOException {
        this.stage = stage;
        socket.setSoTimeout(Patience.LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        connected = timed(() -> socket.connect(new InetSocketAddress(loopback, stage.port())));
        left = connected;
    }

    void says(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        said.add(timed(() -> socket.getOutputStream().write(bytes)));
    }

    /** Waits until it has heard so many bytes. */
    void hears(int bytes) throws IOException {
        if (socket.getInputStream().readNBytes(bytes).length < bytes) {
            throw new IOException("the server closed");
        }
        heard.add(stage.trace().now());
    }

    void leaves() throws IOException {
        left = timed(socket::close);
    }

    private Deed timed(Act act) throws IOException {
        long from = stage.trace().now();
        act.run();
        return new Deed(from, stage.trace().now());
    }

    int port() {
        return socket.getLocalPort();
    }

    Deed connected() {
        return connected;
    }

    Deed said(int message) {
        return said.get(message);
    }

    /** How many messages it said. */
    int messages() {
        return said.size();
    }

    /** When it had heard the answer to a message. */
    long heard(int message) {
        return heard.get(message);
    }

    Deed left() {
        return left;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
