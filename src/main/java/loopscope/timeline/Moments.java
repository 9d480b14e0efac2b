package loopscope.timeline;

import loopscope.trace.Event;
import loopscope.trace.Trace;

/** Which events had happened by a moment. Any thread may ask. */
public final class Moments {
    private Moments() {}

    /**
     * The number of the first event that came after a moment. Numbers are the order of things, and
     * times follow it but for threads that were interrupted between reading the clock and writing:
     * the event before the one given is not later than the moment, and the one given is.
     *
     * @param time nanoseconds since the run's zero
     * @return at least {@link Trace#oldest()}, at most {@link Trace#followed()}
     */
    public static long after(Trace trace, long time) {
        Event event = trace.event();
        long low = trace.oldest();
        long high = Math.max(low, trace.followed());
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (!event.moveTo(middle) || event.time() <= time) { // what was let go is long past
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
