package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.lanes.Lanes;
import loopscope.trace.metadata.StageConditions;
import loopscope.trace.metadata.TracerFacts;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the honesty marks of a stage: what a viewer has to know to judge a picture of it, one mark
 * each.
 *
 * <p>It is their only maker, for the window, its captures and the command line.
 */
public final class HonestyMarks {
    /** The mark of a lesson that ended before every client had left. */
    public static final String UNOBSERVED = "not all that the lesson expects was observed";

    /** The window says this beside the address, in its colour of warning. */
    private static final String EXPOSED = "OTHER MACHINES CAN CONNECT";

    private static final String TRACED = "slowed by a call tracer";

    /** By less, two clocks that are read one after the other may seem to differ, in nanoseconds. */
    private static final long CLOCK_SET = 2_000_000;

    private HonestyMarks() {}

    /** The marks of a picture that stands alone. */
    public static List<String> captured(StageConditions conditions) {
        List<String> marks = new ArrayList<>(of(conditions));
        if (conditions.exposed()) {
            marks.add(EXPOSED);
        }
        return List.copyOf(marks);
    }

    /** The marks in the window, the gravest first. */
    public static List<String> of(StageConditions conditions) {
        List<String> marks = new ArrayList<>();
        if (conditions.broken() != null) {
            marks.add(conditions.broken());
        }
        if (conditions.failure() != null) {
            marks.add("SERVER DIED");
        }
        if (conditions.hold() != null) {
            marks.add(HeldWords.pace(conditions.hold().toMillis()));
        }
        if (conditions.muted()) {
            marks.add("MUTED: no client comes or sends here");
        }
        if (conditions.tracer() != null) {
            marks.addAll(traced(conditions.tracer()));
        }
        marks.addAll(missing(conditions));
        if (conditions.count() != null) {
            marks.add(conditions.count().words());
        }
        return List.copyOf(marks);
    }

    /** The marks of calls that come from the system's call tracer. */
    private static List<String> traced(TracerFacts tracer) {
        List<String> marks = new ArrayList<>();
        marks.add(
                tracer.nanosPerCall() < 0
                        ? TRACED
                        : TRACED + ", " + Units.duration(tracer.nanosPerCall()) + " a call");
        if (tracer.lost() > 0) {
            marks.add(Units.count(tracer.lost(), "line") + " of its log not understood");
        }
        if (tracer.uring()) {
            marks.add("uses io_uring, which is not seen");
        }
        if (Math.abs(tracer.clockSet()) >= CLOCK_SET) {
            marks.add(
                    "the system’s clock was set by " + Units.duration(Math.abs(tracer.clockSet())));
        }
        return marks;
    }

    /** The marks of what is not in the trace, or not any more. */
    private static List<String> missing(StageConditions conditions) {
        List<String> marks = new ArrayList<>();
        if (conditions.earlier() > 0) {
            marks.add(Units.count(conditions.earlier(), "client") + " came before it opened");
        }
        if (conditions.dropped() > 0) {
            marks.add(Units.count(conditions.dropped(), "call") + " not recorded");
        }
        if (conditions.evicted() > 0) {
            marks.add(Units.count(conditions.evicted(), "older event") + " no longer kept");
        }
        if (conditions.obstacle() != null) {
            marks.add("the kernel’s queues can’t be seen");
        }
        return marks;
    }

    /**
     * A stage's marks with those of the range in view: whether its server was held there, and how
     * long nothing was recorded.
     */
    public static List<String> inView(List<String> marks, Lanes lanes, Axis seen, long now) {
        List<String> held = HeldWords.with(marks, HeldWords.mark(lanes, seen, now));
        return StoppageWords.with(held, lanes, seen, now);
    }
}
