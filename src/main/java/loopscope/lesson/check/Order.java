package loopscope.lesson.check;

import loopscope.timeline.lanes.ClientLane;

/**
 * One thing happens before another.
 *
 * @param first what happens first
 * @param then what happens later
 * @param both whether both must have happened; where not, the first alone is before the other
 */
public record Order(Happening first, Happening then, boolean both) implements Claim {
    @Override
    public Finding at(WatchedStage stage, long time) {
        long one = first.on(stage);
        long other = then.on(stage);
        boolean happened = one != ClientLane.OPEN && (!both || other != ClientLane.OPEN);
        boolean holds = happened && one < other;
        return new Finding(holds, words(first, one) + ", " + words(then, other));
    }

    private static String words(Happening what, long time) {
        String when = time == ClientLane.OPEN ? " not yet" : " at " + Instants.words(time);
        return what.sentence() + when;
    }
}
