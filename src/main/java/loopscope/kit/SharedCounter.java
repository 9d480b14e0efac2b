package loopscope.kit;

/**
 * One variable in which all of a server's threads count the messages of all clients.
 *
 * <p>There are several ways to do it, most of them right, each with its price: see {@link
 * loopscope.kit.counter}. Whichever it is, the server's file says no more than {@link Kit#count}.
 */
public interface SharedCounter {
    /**
     * Counts one message. Any thread, many at once.
     *
     * @throws InterruptedException when the server is ended before that is done
     */
    void count() throws InterruptedException;

    /** How many messages it says there were; any thread may ask, and that is not recorded. */
    int total();

    /** Called once, before anything is counted: starts who watches the counter. */
    default void start() {}
}
