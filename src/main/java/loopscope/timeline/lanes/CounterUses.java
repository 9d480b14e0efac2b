package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Rows;

/**
 * The reads and writes of the shared counter by one server thread, one after the other; repeated
 * reads that saw no change are left out.
 *
 * <p>Single writer, any number of readers through views.
 */
public final class CounterUses {
    private static final int WHAT = 1;
    private static final int NUMBER = 2;

    private final Rows rows = new Rows(3);

    CounterUses() {}

    /** All of them there are now. */
    public View view() {
        return new View(rows.view());
    }

    void follow(Event event) {
        if (!event.isMerged()) {
            long what = event.op().ordinal() | (long) event.result() << 32;
            rows.add(event.time(), what, event.number());
        }
    }

    void evict(long oldestNumber) {
        rows.evict(NUMBER, oldestNumber);
    }

    /** The uses up to an instant. */
    public static final class View extends Points {
        private View(Rows.View rows) {
            super(rows);
        }

        /** Whether it was read, written or added to. */
        public Op op(int row) {
            return Calls.op(rows.get(row, WHAT));
        }

        /** The value that was read, or written. */
        public int value(int row) {
            return (int) (rows.get(row, WHAT) >>> 32);
        }
    }
}
