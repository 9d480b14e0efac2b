package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Rows;

/**
 * The server's sends to one client of which the kernel took only a part: its buffer was full.
 *
 * <p>Single writer, any number of readers through views.
 */
public final class PartialSends {
    /** How many bytes were sent, and how many offered, packed. */
    private static final int PART = 1;

    private static final int NUMBER = 2;

    private final Rows rows = new Rows(3);

    PartialSends() {}

    /** All of them there are now. */
    public View view() {
        return new View(rows.view());
    }

    /** Follows the server's events about the client. */
    void follow(Event event) {
        if (event.isPartialSend()) {
            long part = (long) event.result() << 32 | event.argument();
            rows.add(event.time(), part, event.number());
        }
    }

    void evict(long oldestNumber) {
        rows.evict(NUMBER, oldestNumber);
    }

    /** The partial sends up to an instant. */
    public static final class View extends Points {
        private View(Rows.View rows) {
            super(rows);
        }

        /** How many bytes were sent. */
        public int sent(int row) {
            return (int) (rows.get(row, PART) >>> 32);
        }

        /** How many bytes were offered. */
        public int offered(int row) {
            return (int) rows.get(row, PART);
        }
    }
}
