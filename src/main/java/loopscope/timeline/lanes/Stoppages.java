package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Rows;

import java.util.concurrent.TimeUnit;

/**
 * The times at which the whole program was stopped, and nothing could be recorded.
 *
 * <p>Single writer, any number of readers.
 */
public final class Stoppages {
    private static final int LENGTH = 2;

    private final Rows rows = new Rows(3);

    Stoppages() {}

    /** All of them, one after the other. */
    public View view() {
        return new View(rows.view());
    }

    /** For how long it was stopped between two times altogether, in nanoseconds. */
    public long within(double from, double to) {
        View all = view();
        long sum = 0;
        for (int row = all.firstEndingAfter((long) from - 1); row < all.size(); row++) {
            if (all.from(row) > to) {
                break;
            }
            sum += all.length(row);
        }
        return sum;
    }

    void follow(Event event) {
        if (event.op() == Op.STOPPED) {
            long length = TimeUnit.MILLISECONDS.toNanos(event.argument());
            rows.add(event.beginTime(), event.time(), length);
        }
    }

    void evict(long oldestTime) {
        rows.evict(Spans.TO, oldestTime);
    }

    /**
     * The stoppages. Where the trace's clock stood still meanwhile, one ends at the time it began.
     */
    public static final class View extends Spans {
        private View(Rows.View rows) {
            super(rows);
        }

        /** For how long the program was stopped, in nanoseconds. */
        public long length(int row) {
            return rows.get(row, LENGTH);
        }
    }
}
