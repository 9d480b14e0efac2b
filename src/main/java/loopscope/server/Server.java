package loopscope.server;

import loopscope.kit.CannotListenException;

/**
 * A TCP echo server: it sends back what each client sent, and ends when told to.
 *
 * <p>{@link #open} and {@link #serve} are called in turn by the one thread that is the server's.
 *
 * <ul>
 *   <li>End of input means only that a client says no more: what is owed to it is still sent.
 *   <li>A client that resets, or is gone, is dropped; nobody else notices.
 *   <li>A stop finishes what is being served: what was said by then is sent back, and each client
 *       closed.
 * </ul>
 */
public interface Server {
    /**
     * Starts to listen; clients can connect from then on, though nobody serves them yet.
     *
     * @param address an address of this machine, such as {@code 127.0.0.1} or {@code ::1}
     * @param port 0 to 65535; 0 finds a free one
     * @throws CannotListenException when that cannot be, with a sentence fit for the user
     */
    void open(String address, int port) throws CannotListenException;

    /** Where it listens, as {@link loopscope.trace.Address}; any thread may ask once it is open. */
    long address();

    /** Serves clients until stopped; returns when everything is finished and closed. */
    void serve();

    /** Asks the server to finish; returns at once. Any thread, any time, any number of times. */
    void stop();
}
