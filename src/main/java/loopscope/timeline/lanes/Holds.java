package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Rows;

/**
 * The times at which the gate held a thread, and the calls before which it did.
 *
 * <p>Single writer, the dispatcher; any number of readers.
 */
public final class Holds {
    /** The call that was delayed, packed as in {@link Calls}, with the pace in between. */
    private static final int WHAT = 2;

    private static final int NUMBER = 3;
    private static final int BEFORE = 4;

    private final Rows rows = new Rows(5);
    private long whole;

    Holds() {}

    /** All of them, one after the other. */
    public View view() {
        return new View(rows.view());
    }

    /** The row of the hold that the thread was in at an instant; -1 for none. */
    public int at(long time) {
        return view().at(time);
    }

    /** How many holds overlap the range between two times. */
    public int count(double from, double to) {
        View all = view();
        return all.firstAfter((long) to) - all.firstEndingAfter((long) from);
    }

    /** How long the holds were altogether between two times, in nanoseconds. */
    public double length(double from, double to) {
        View all = view();
        int first = all.firstEndingAfter((long) from);
        int last = all.firstAfter((long) to) - 1;
        if (last < first) {
            return 0;
        }
        double complete = all.lengthBefore(last) - all.lengthBefore(first);
        double cut = Math.max(0, from - all.from(first));
        return complete - cut + Math.min(to, all.to(last)) - all.from(last);
    }

    void follow(Event event) {
        if (event.isBegin()) {
            long pace = (long) event.heldMillis() << 8;
            long call = event.heldBefore().ordinal() | (long) event.connection() << 32;
            rows.add(event.time(), ThreadLane.OPEN, call | pace, event.number(), whole);
        } else if (rows.count() > rows.first()) {
            rows.set(rows.count() - 1, Spans.TO, event.time());
            whole += event.time() - event.beginTime();
        }
    }

    void evict(long oldestNumber) {
        rows.evict(NUMBER, oldestNumber);
    }

    /** The holds, each before the call that it delayed. */
    public static final class View extends Spans {
        private View(Rows.View rows) {
            super(rows);
        }

        /** The operation of the call. */
        public Op op(int row) {
            return Calls.op(rows.get(row, WHAT));
        }

        /** Which connection the call is about, 0 for none. */
        public int connection(int row) {
            return Calls.connection(rows.get(row, WHAT));
        }

        /** For how long each call was to be held then, in milliseconds; 0 for until a step. */
        public int millis(int row) {
            return (int) (rows.get(row, WHAT) >>> 8) & 0xff_ffff;
        }

        /** How long the lane's earlier holds were altogether, in nanoseconds. */
        private long lengthBefore(int row) {
            return rows.get(row, BEFORE);
        }
    }
}
