package loopscope.lesson.check;

import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.figures.Scaling;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.metadata.StageConditions;
import loopscope.trace.state.State;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalDouble;
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
 * @param measured what experiments have found so far
 */
public record WatchedStage(
        String name,
        StageRecord record,
        Supplier<StageConditions> conditions,
        IntSupplier called,
        Supplier<@Nullable SecondServer> second,
        Supplier<List<Scaling>> measured) {
    /** A stage on which no experiment is made, and on whose port no second server was opened. */
    public WatchedStage(
            String name,
            StageRecord record,
            Supplier<StageConditions> conditions,
            IntSupplier called) {
        this(name, record, conditions, called, () -> null, List::of);
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

    /**
     * The least that the last experiment with a ratio found beside so many clients; empty for none.
     */
    OptionalDouble least(Ratio ratio, int clients) {
        return measured.get().reversed().stream()
                .filter(scaling -> scaling.figure().equals(ratio.name()))
                .flatMap(scaling -> scaling.curve(name).stream())
                .flatMap(curve -> curve.points().stream())
                .filter(point -> point.clients() == clients)
                .mapToDouble(Scaling.Point::lowest)
                .findFirst();
    }
}
