package loopscope.timeline.lanes;

import loopscope.trace.Rows;
import loopscope.trace.state.Phase;

/**
 * The phases that one client went through, one after the other.
 *
 * <p>Single writer, any number of readers through views.
 */
public final class Phases {
    /** Which {@link Phase}, by ordinal. */
    private static final int PHASE = 2;

    private static final int THREAD = 3;
    private static final int UNREAD = 4;
    private static final Phase[] PHASES = Phase.values();

    private final Rows rows = new Rows(5);

    Phases() {}

    /** All of them there are now. */
    public View view() {
        return new View(rows.view());
    }

    /** Whether the client was in no phase yet. */
    boolean isEmpty() {
        return rows.count() == 0;
    }

    /** Puts the client into a phase from a time on, unless it is in it already. */
    void turnTo(Phase phase, long time, int thread, long unread) {
        long last = rows.count() - 1;
        if (last >= rows.first()) {
            if (rows.get(last, PHASE) == phase.ordinal()) {
                rows.set(last, THREAD, thread);
                rows.set(last, UNREAD, Math.max(unread, rows.get(last, UNREAD)));
                return;
            }
            rows.set(last, Spans.TO, Math.max(time, rows.get(last, Spans.FROM)));
        }
        rows.add(time, ThreadLane.OPEN, phase.ordinal(), thread, unread);
    }

    void evict(long oldestTime) {
        rows.evict(Spans.TO, oldestTime);
    }

    /** The phases up to an instant. */
    public static final class View extends Spans {
        private View(Rows.View rows) {
            super(rows);
        }

        /** Which phase a row is. */
        public Phase phase(int row) {
            return PHASES[(int) rows.get(row, PHASE)];
        }

        /**
         * The first row of the wait that a row is part of: phases of waiting in a row are one wait.
         */
        public int firstOfWait(int row) {
            int first = row;
            while (first > 0 && phase(first - 1).isWait()) {
                first--;
            }
            return first;
        }

        /** The thread that serves the client, or would; 0 for none. */
        public int thread(int row) {
            return (int) rows.get(row, THREAD);
        }

        /** The most bytes unread, of a phase that waits for the server to read. */
        public long unread(int row) {
            return rows.get(row, UNREAD);
        }
    }
}
