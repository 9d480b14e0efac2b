package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Rows;

/**
 * The clients that one server thread was busy with or waited for, one after the other.
 *
 * <p>Single writer, any number of readers through views.
 */
public final class Targets {
    private static final int WHOM = 2;

    private final Rows rows = new Rows(3);
    private int beforeHold;

    Targets() {}

    /** All of them there are now. */
    public View view() {
        return new View(rows.view());
    }

    void follow(Event event, boolean aboutClient) {
        if (event.isBegin() && event.op().waitsForAnyone()) {
            turnTo(0, event.time());
        } else if (aboutClient) {
            turnTo(event.connection(), turnedAt(event));
        }
    }

    /**
     * When the thread turned to the client of an event: not before the end of an accept or a
     * take-over, which finds the client.
     */
    private static long turnedAt(Event event) {
        return event.op() == Op.ACCEPT || event.op() == Op.PICK_UP
                ? event.time()
                : event.beginTime();
    }

    /** A held thread is busy with nobody; afterwards it goes back to the target before. */
    void hold(Event event) {
        if (event.isBegin()) {
            beforeHold = isOpen() ? (int) rows.get(rows.count() - 1, WHOM) : 0;
            turnTo(ThreadLane.THE_PACE, event.time());
        } else {
            turnTo(beforeHold, event.time());
        }
    }

    private void turnTo(int connection, long time) {
        if (isOpen() && rows.get(rows.count() - 1, WHOM) == connection) {
            return;
        }
        close(time);
        rows.add(time, ThreadLane.OPEN, connection);
    }

    /** Ends the target of the thread. */
    void close(long time) {
        if (isOpen()) {
            long last = rows.count() - 1;
            rows.set(last, Spans.TO, Math.max(time, rows.get(last, Spans.FROM)));
        }
    }

    private boolean isOpen() {
        long last = rows.count() - 1;
        return last >= rows.first() && rows.get(last, Spans.TO) == ThreadLane.OPEN;
    }

    void evict(long oldestTime) {
        rows.evict(Spans.TO, oldestTime);
    }

    /** The targets up to an instant. */
    public static final class View extends Spans {
        private View(Rows.View rows) {
            super(rows);
        }

        /**
         * The connection the thread was busy with or waited for; 0 for anyone, {@link
         * ThreadLane#THE_PACE} for nobody.
         */
        public int whom(int row) {
            return (int) rows.get(row, WHOM);
        }
    }
}
