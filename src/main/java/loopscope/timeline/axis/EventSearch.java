package loopscope.timeline.axis;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Trace;
import loopscope.trace.state.EventNumbers;

import java.util.Collection;

/** Finds events by their place in the order, by search and not by walking the log. */
public final class EventSearch {
    /** There is no such event. */
    public static final long NONE = -1;

    /** Samples are skipped, so many at most. */
    private static final int MOST_SAMPLES = 10_000;

    private EventSearch() {}

    /**
     * The number of the first event after a time, as exact as the clocks agree with the order.
     *
     * @return the number of the next event to come where there is none yet
     */
    public static long firstAfter(Trace trace, double time) {
        Event event = trace.event();
        long low = trace.oldest();
        long high = trace.followed();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (!event.moveTo(middle) || event.time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The next event of a lane after a number, or {@link #NONE}. */
    public static long after(Trace trace, Collection<EventNumbers> lane, long number) {
        long next = Long.MAX_VALUE;
        for (EventNumbers numbers : lane) {
            int row = numbers.firstAfter(number);
            next = Math.min(next, seen(trace, numbers, row, 1, Long.MAX_VALUE));
        }
        return next == Long.MAX_VALUE ? NONE : next;
    }

    /** The latest event of a lane before a number, or {@link #NONE}. */
    public static long before(Trace trace, Collection<EventNumbers> lane, long number) {
        long latest = NONE;
        for (EventNumbers numbers : lane) {
            int row = numbers.firstAfter(number - 1) - 1;
            latest = Math.max(latest, seen(trace, numbers, row, -1, NONE));
        }
        return latest;
    }

    private static long seen(Trace trace, EventNumbers numbers, int from, int step, long none) {
        Event event = trace.event();
        for (int i = 0; i < MOST_SAMPLES; i++) {
            int row = from + i * step;
            if (row < 0 || row >= numbers.size()) {
                return none;
            }
            if (event.moveTo(numbers.number(row)) && !isLook(event.op())) {
                return numbers.number(row);
            }
        }
        return none;
    }

    /** Samples and stoppages are no thread's doing. */
    private static boolean isLook(Op op) {
        return op == Op.SAMPLE || op == Op.CPU || op == Op.STOPPED;
    }
}
