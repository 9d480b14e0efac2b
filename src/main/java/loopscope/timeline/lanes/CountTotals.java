package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Op;

/**
 * What the shared counter came to, and how many messages were to be counted, over the whole run,
 * including evicted events. Each write of the counter is to count one message, so the counter lacks
 * those that were lost.
 *
 * <p>Single writer, the dispatcher; any number of readers.
 */
public final class CountTotals {
    /** Both numbers belong together, so readers get them in one read. */
    private volatile long writesAndValue;

    CountTotals() {}

    void follow(Event event) {
        boolean written = !event.isBegin() && event.result() >= 0;
        if (written && event.op() == Op.COUNT_WRITE) {
            add(event.result());
        } else if (written && event.op() == Op.COUNT_ADD) {
            // the ends of two additions may be recorded in another order than they happened
            add(Math.max(totals().counted(), event.result()));
        }
    }

    private void add(long value) {
        writesAndValue = (((writesAndValue >>> 32) + 1) << 32) | value;
    }

    /** The totals up to now. */
    public Totals totals() {
        long both = writesAndValue;
        return new Totals(both >>> 32, (int) both);
    }

    /**
     * The totals at one instant.
     *
     * @param writes how often the counter was written; 0 where the server does not count
     * @param counted its value
     */
    public record Totals(long writes, long counted) {
        /** How many messages the counter lacks. */
        public long lost() {
            return Math.max(0, writes - counted);
        }
    }
}
