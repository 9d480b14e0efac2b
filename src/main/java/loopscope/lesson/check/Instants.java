package loopscope.lesson.check;

import loopscope.timeline.Units;
import loopscope.timeline.axis.EventSearch;
import loopscope.trace.Event;
import loopscope.trace.Trace;

/** The instants of a stretch of a run at which something was recorded, one after the other. */
final class Instants {
    private static final int DIGITS = 2;

    private final Trace trace;
    private final Event event;
    private final long end;
    private long number;
    private long last = -1;

    /**
     * All from a time up to now.
     *
     * @param from in nanoseconds since the run's zero
     */
    Instants(Trace trace, long from) {
        this.trace = trace;
        this.event = trace.event();
        this.end = trace.followed();
        this.number = EventSearch.firstAfter(trace, from);
    }

    /** The next one, in nanoseconds since the run's zero; -1 when there are no more. */
    long next() {
        while (number < Math.min(end, trace.position())) {
            if (event.moveTo(number++) && event.time() > last) {
                last = event.time();
                return last;
            }
        }
        return -1;
    }

    /** An instant as it stands on the ruler. */
    static String words(long time) {
        return Units.instant(time, DIGITS);
    }
}
