package loopscope.timeline.lanes;

/** Tells whether a stage's threads have come to rest. */
public final class Settled {
    /** A call that has taken longer waits, in nanoseconds. */
    private static final long WAITS = 100_000_000;

    private Settled() {}

    /**
     * Whether each thread that is there is held in front of a call, or has been inside one for so
     * long that it waits there.
     *
     * @param now nanoseconds since the run's zero
     */
    public static boolean at(Lanes lanes, long now) {
        return lanes.alive(now).stream().allMatch(thread -> isAtRest(thread, now));
    }

    private static boolean isAtRest(ThreadLane thread, long now) {
        if (thread.holds().view().at(now) >= 0) {
            return true;
        }
        Calls.View calls = thread.calls();
        int row = calls.at(now);
        return row >= 0 && now - calls.from(row) > WAITS;
    }
}
