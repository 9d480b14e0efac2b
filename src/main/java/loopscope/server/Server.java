package loopscope.server;

import loopscope.kit.CannotListenException;

/**
 * A TCP echo server: it sends back what each client sends, until {@link #stop}.
 *
 * <p>The server's own thread calls {@link #open}, then {@link #serve}.
 *
 * <ul>
 *   <li>End of input means only that a client sends no more: the rest of its echo is still sent.
 *   <li>A client that resets its connection, or is gone, is dropped; no other client notices.
 *   <li>A stopped server echoes all that clients have sent so far, then closes each client.
 * </ul>
 */
public interface Server {
    /**
     * Starts to listen: clients can connect from then on, and wait for {@link #serve}.
     *
     * @param address an address of this machine, such as {@code 127.0.0.1} or {@code ::1}
     * @param port 0 to 65535; 0 finds a free one
     * @throws CannotListenException if it cannot listen there, with a sentence fit for the user
     */
    void open(String address, int port) throws CannotListenException;

    /**
     * Where it listens, as {@link loopscope.trace.Address}. Thread-safe once the server is open.
     */
    long address();

    /** Serves clients. Blocks until a stopped server has finished and closed everything. */
    void serve();

    /** Asks the server to finish; returns at once. Thread-safe, at any time, also repeatedly. */
    void stop();
}
