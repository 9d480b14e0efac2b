package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Rows;

import java.util.concurrent.TimeUnit;

/**
 * When the whole program was stopped, and nothing could be recorded.
 *
 * <p>Single writer, any number of readers.
 */
public final class Stoppages {
    /** The words of a stoppage: since when. */
    public static final int FROM = 0;

    /** Until when; the same where the clock of the record stood still meanwhile. */
    public static final int TO = 1;

    /** For how long, in nanoseconds. */
    public static final int LENGTH = 2;

    private final Rows rows = new Rows(3);

    Stoppages() {}

    /** All of them, one after the other. */
    public Rows.View rows() {
        return rows.view();
    }

    /** For how long it was stopped between two times altogether, in nanoseconds. */
    public long within(double from, double to) {
        Rows.View all = rows.view();
        long sum = 0;
        for (int row = all.firstAbove(TO, (long) from - 1); row < all.size(); row++) {
            if (all.get(row, FROM) > to) {
                break;
            }
            sum += all.get(row, LENGTH);
        }
        return sum;
    }

    void follow(Event event) {
        if (event.op() == Op.STOPPED) {
            long length = TimeUnit.MILLISECONDS.toNanos(event.argument());
            rows.add(event.beginTime(), event.time(), length);
        }
    }

    void letGo(long oldestTime) {
        rows.letGo(TO, oldestTime);
    }
}
