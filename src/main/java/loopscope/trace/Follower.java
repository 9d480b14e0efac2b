package loopscope.trace;

/**
 * Receives every event of a trace, in order. Only the dispatcher thread calls it. A follower that
 * throws is removed.
 */
public interface Follower {
    /**
     * Receives the next event, in the order of numbers; none is left out.
     *
     * @param event the dispatcher's view of it, valid during this call only
     */
    void follow(Event event);

    /**
     * Called before events below a number are evicted: the follower may forget what it knows of
     * them.
     *
     * @param oldest the number of the oldest event that will be kept
     */
    default void evict(long oldest) {}
}
