package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Rows;

/**
 * The waits of one server thread for locks; {@link LockTurns} say whom it waited for.
 *
 * <p>Single writer, any number of readers through views.
 */
public final class LockWaits {
    private static final int LOCK = 2;

    private final Rows rows = new Rows(3);

    LockWaits() {}

    /** All of them there are now. */
    public View view() {
        return new View(rows.view());
    }

    void follow(Event event) {
        if (event.isBegin()) {
            rows.add(event.time(), ThreadLane.OPEN, event.argument());
        } else if (rows.count() > rows.first()) {
            rows.set(rows.count() - 1, Spans.TO, event.time());
        }
    }

    void evict(long oldestTime) {
        rows.evict(Spans.TO, oldestTime);
    }

    /** The waits up to an instant. */
    public static final class View extends Spans {
        private View(Rows.View rows) {
            super(rows);
        }

        /** The number of the lock. */
        public int lock(int row) {
            return (int) rows.get(row, LOCK);
        }
    }
}
