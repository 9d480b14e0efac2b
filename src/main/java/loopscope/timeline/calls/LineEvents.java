package loopscope.timeline.calls;

import loopscope.trace.Event;
import loopscope.trace.Site;
import loopscope.trace.Trace;

/** Finds the calls that a line of source has made. */
public final class LineEvents {
    /** No such event. */
    public static final long NONE = -1;

    private static final int MOST_STEPS = 200_000;

    private LineEvents() {}

    /**
     * The latest event of a line before an instant, else the first after it.
     *
     * @param where the line, in any class of its file
     * @param number the events before this one have happened by the instant
     * @return its number, or {@link #NONE} where there is none near
     */
    public static long near(Trace trace, Site where, long number) {
        Event event = trace.event();
        for (long at = number - 1; number - at <= MOST_STEPS && event.moveTo(at); at--) {
            if (isAt(event, where)) {
                return at;
            }
        }
        for (long at = number; at - number < MOST_STEPS && event.moveTo(at); at++) {
            if (isAt(event, where)) {
                return at;
            }
        }
        return NONE;
    }

    private static boolean isAt(Event event, Site where) {
        Site site = event.site();
        return site != null
                && site.line() == where.line()
                && file(site.className()).equals(file(where.className()));
    }

    private static String file(String className) {
        int inner = className.indexOf('$');
        return inner < 0 ? className : className.substring(0, inner);
    }
}
