package loopscope.kit;

/**
 * One variable in which all threads of a server count the messages of all clients.
 *
 * <p>There are several ways to do it, right and wrong ones, each with its price: see {@link
 * loopscope.kit.counter}. The server's file always calls {@link Kit#count}.
 */
public interface SharedCounter {
    /**
     * Counts one message. Called by many threads at once.
     *
     * @throws InterruptedException if the server is aborted before the message is counted
     */
    void count() throws InterruptedException;

    /** The count so far. Thread-safe, and not recorded. */
    int total();

    /**
     * Starts the thread that watches the counter, if there is one. Called once, before the first
     * count.
     */
    default void start() {}
}
