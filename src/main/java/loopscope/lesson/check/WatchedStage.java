package loopscope.lesson.check;

import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.metadata.StageConditions;
import loopscope.trace.state.State;

import org.jspecify.annotations.Nullable;

import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A stage whose record is checked.
 *
 * @param name its name in the lesson
 * @param record what is recorded of it
 * @param conditions the conditions under which it is recorded
 * @param called how many clients were told to come so far
 * @param second what came of the last second server on its port; gives null before there was one
 */
public record WatchedStage(
        String name,
        StageRecord record,
        Supplier<StageConditions> conditions,
        IntSupplier called,
        Supplier<@Nullable SecondServer> second) {
    /** A stage on whose port no second server was opened. */
    public WatchedStage(
            String name,
            StageRecord record,
            Supplier<StageConditions> conditions,
            IntSupplier called) {
        this(name, record, conditions, called, () -> null);
    }

    /** The time now, in nanoseconds since the run's zero. */
    public long now() {
        return record.trace().now();
    }

    /** What was so at a time, which must not lie in the future. */
    State state(long time) {
        return record.states().before(EventSearch.firstAfter(record.trace(), time));
    }

    /** The lane of an own client; null before it has come. */
    public @Nullable ClientLane client(String name) {
        return record.lanes().clients().stream()
                .filter(lane -> !lane.isOutsider() && lane.connection().name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
