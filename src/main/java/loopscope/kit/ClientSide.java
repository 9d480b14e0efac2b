package loopscope.kit;

import loopscope.trace.Role;

/**
 * What a client is made with: its name in a stage's record, its socket, its threads.
 *
 * <p>The pace never holds a client: it belongs to the server. Any thread may call.
 */
public final class ClientSide {
    private final Kit kit;
    private final String name;
    private final int connection;

    /**
     * Makes a client known, before it connects.
     *
     * @param kit this client's alone: it ends with {@link #abort}
     * @param name shown on its lane
     * @param ordinal its place among the clients, from 0; the same on every stage
     */
    public ClientSide(Kit kit, String name, int ordinal) {
        this.kit = kit;
        this.name = name;
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
     * Connects to a server on this machine; blocks until that is done, refused, or ended by {@link
     * #abort}.
     *
     * @param server where to, an {@link loopscope.trace.Address}
     * @param receiveBuffer how little the kernel is to hold of what has come and was not read, in
     *     bytes, see SO_RCVBUF in socket(7); 0 leaves it to the system
     */
    public StreamChannel connect(long server, int receiveBuffer) throws CannotConnect {
        return Dialing.connect(kit, connection, server, receiveBuffer);
    }

    /** Starts one of its threads, a virtual one, which is recorded as the client's. */
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

    /** Makes every call that waits return; the client's own threads then close what is open. */
    public void abort() {
        kit.abort();
    }
}
