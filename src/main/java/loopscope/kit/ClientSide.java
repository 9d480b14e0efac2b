package loopscope.kit;

import loopscope.kit.tls.Engines;
import loopscope.trace.Role;

import java.io.IOException;

/**
 * What a client is made of: its name in a stage's record, its socket, its threads.
 *
 * <p>The pace never holds a client, only the server. Thread-safe.
 */
public final class ClientSide {
    private final Kit kit;
    private final String name;
    private final int connection;
    private final boolean tls;

    /**
     * Registers a client with the trace, before it connects.
     *
     * @param kit for this client alone; {@link #abort} ends it
     * @param name shown on its lane
     * @param ordinal its place among the clients, from 0; the same on every stage
     */
    public ClientSide(Kit kit, String name, int ordinal) {
        this(kit, name, ordinal, false);
    }

    /**
     * The same.
     *
     * @param tls whether its server speaks TLS
     */
    public ClientSide(Kit kit, String name, int ordinal, boolean tls) {
        this.kit = kit;
        this.name = name;
        this.tls = tls;
        this.connection = kit.trace().connections().own(name, ordinal);
    }

    /** As shown on its lane. */
    public String name() {
        return name;
    }

    /** Its number in the trace. */
    public int connection() {
        return connection;
    }

    /**
     * Connects to a server on this machine, and speaks TLS to it if the server does; see {@link
     * #connect(long, int, Encryption)}.
     */
    public ByteStream connect(long server, int receiveBuffer) throws IOException {
        return connect(server, receiveBuffer, Encryption.AS_THE_SERVER);
    }

    /**
     * Connects to a server on this machine. Blocks until the connection is made, and with TLS the
     * handshake is over; or it is refused, or ended by {@link #abort}.
     *
     * @param server where to, an {@link loopscope.trace.Address}
     * @param receiveBuffer how many received bytes the kernel may hold until they are read, see
     *     SO_RCVBUF in socket(7); 0 leaves it to the system
     * @throws IOException if it was made, but the handshake failed; it is closed then
     */
    public ByteStream connect(long server, int receiveBuffer, Encryption encryption)
            throws IOException {
        StreamChannel channel = Dialing.connect(kit, connection, server, receiveBuffer);
        boolean speaksTls =
                switch (encryption) {
                    case AS_THE_SERVER -> tls;
                    case TLS -> true;
                    case NONE -> false;
                };
        return speaksTls ? secured(channel) : channel;
    }

    private TlsChannel secured(StreamChannel channel) throws IOException {
        TlsChannel secured = new TlsChannel(kit, channel, Engines.forClient());
        try {
            boolean _ = secured.handshake();
            return secured;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Starts a virtual thread, and records it as the client's. */
    public void start(String task, Runnable body) {
        Thread.ofVirtual()
                .name("loopscope-" + name + " " + task)
                .start(
                        () -> {
                            kit.trace().enter(name + " " + task, Role.CLIENT);
                            try {
                                body.run();
                            } finally {
                                kit.trace().leave();
                            }
                        });
    }

    /** Makes every waiting call return; the client's own threads then close what is open. */
    public void abort() {
        kit.abort();
    }
}
