package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Rows;

/**
 * How much the server had queued for one client, from each step to the next.
 *
 * <p>Single writer, any number of readers through views.
 */
public final class SendQueue {
    private static final int BYTES = 1;
    private static final int NUMBER = 2;

    private final Rows rows = new Rows(3);

    SendQueue() {}

    /** All steps there are now. */
    public View view() {
        return new View(rows.view());
    }

    /** Follows the server's events about the client; its close empties the queue. */
    void follow(Event event) {
        boolean step = event.op() == Op.QUEUE || event.op() == Op.TAKE;
        if (step || (event.op() == Op.CLOSE && isHolding())) {
            rows.add(event.time(), step ? event.result() : 0, event.number());
        }
    }

    private boolean isHolding() {
        long last = rows.count() - 1;
        return last >= rows.first() && rows.get(last, BYTES) > 0;
    }

    void evict(long oldestNumber) {
        rows.evict(NUMBER, oldestNumber);
    }

    /** The steps up to an instant. */
    public static final class View extends Points {
        private View(Rows.View rows) {
            super(rows);
        }

        /** How many bytes the queue held from a step on. */
        public long bytes(int row) {
            return rows.get(row, BYTES);
        }
    }
}
