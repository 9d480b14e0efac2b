package loopscope.trace;

/**
 * Something that is kept up with a trace, event by event. Called by the dispatcher thread alone.
 */
public interface Follower {
    /**
     * The next event, in the order of numbers; none is left out.
     *
     * @param event the dispatcher's view of it, valid during this call only
     */
    void follow(Event event);

    /**
     * Events below a number are about to be evicted: what is known of them may be forgotten.
     *
     * @param oldest the number of the oldest event that will be kept
     */
    default void evict(long oldest) {}
}
