package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Rows;

/**
 * The calls of one server thread in the order they were made, one after the other.
 *
 * <p>Single writer, any number of readers through views.
 */
public final class Calls {
    /** Operation, flags and connection, packed: see {@link #what}. */
    private static final int WHAT = 2;

    /** The number of the call's latest event. */
    private static final int NUMBER = 3;

    /** How long the lane's earlier calls waited altogether. */
    private static final int WAITED = 4;

    /** How many of the lane's calls had ended with it. */
    private static final int MADE = 5;

    /** Flag of a call beside the recorder's: its time limit was over. */
    private static final int TIMED_OUT = 1 << 2;

    private static final Op[] OPS = Op.values();

    private final Rows rows = new Rows(6);
    private long waited;
    private volatile long count;

    Calls() {}

    /** All of them there are now. */
    public View view() {
        return new View(rows.view());
    }

    /** How many calls the thread has made into the kernel or on channels. */
    long count() {
        return count;
    }

    void follow(Event event) {
        if (event.isBegin()) {
            long what = what(event);
            rows.add(event.time(), ThreadLane.OPEN, what, event.number(), waited, count);
        } else {
            end(event);
        }
    }

    private void end(Event event) {
        long made = count;
        count = made + (event.op().isCall() ? event.isMerged() ? event.argument() : 1 : 0);
        if (isOpen()) {
            endLast(event);
        } else {
            long what = what(event);
            rows.add(event.beginTime(), event.time(), what, event.number(), waited, count);
        }
    }

    private boolean isOpen() {
        long last = rows.count() - 1;
        return last >= rows.first() && rows.get(last, Spans.TO) == ThreadLane.OPEN;
    }

    private void endLast(Event event) {
        long last = rows.count() - 1;
        rows.set(last, MADE, count);
        rows.set(last, Spans.TO, event.time());
        rows.set(last, WHAT, what(event));
        rows.set(last, NUMBER, event.number());
        if (event.isBlocking()) {
            waited += event.time() - event.beginTime();
        }
    }

    /** Operation, flags and connection in one word. */
    private static long what(Event event) {
        long flags =
                (event.isBlocking() ? Recorder.BLOCKING : 0)
                        | (event.isMerged() ? Recorder.MERGED : 0)
                        | (event.isTimedOut() ? TIMED_OUT : 0);
        return event.op().ordinal() | flags << 8 | (long) event.connection() << 32;
    }

    /** The operation in a packed word. */
    static Op op(long what) {
        return OPS[(int) what & 0xff];
    }

    /** The connection in a packed word, 0 for none. */
    static int connection(long what) {
        return (int) (what >>> 32);
    }

    void evict(long oldestNumber) {
        rows.evict(NUMBER, oldestNumber);
    }

    /** The calls up to an instant. */
    public static final class View extends Spans {
        private View(Rows.View rows) {
            super(rows);
        }

        /** The operation of a call. */
        public Op op(int row) {
            return Calls.op(rows.get(row, WHAT));
        }

        /** Which connection a call was about, 0 for none. */
        public int connection(int row) {
            return Calls.connection(rows.get(row, WHAT));
        }

        /** Whether a call may have waited for something. */
        public boolean isBlocking(int row) {
            return (rows.get(row, WHAT) >>> 8 & Recorder.BLOCKING) != 0;
        }

        /** Whether a row stands for several calls, all of which would have blocked. */
        public boolean isMerged(int row) {
            return (rows.get(row, WHAT) >>> 8 & Recorder.MERGED) != 0;
        }

        /** Whether a readiness call came back because its time limit was over. */
        public boolean isTimedOut(int row) {
            return (rows.get(row, WHAT) >>> 8 & TIMED_OUT) != 0;
        }

        /** The number of a call's latest event. */
        public long number(int row) {
            return rows.get(row, NUMBER);
        }

        /** How long the lane's earlier calls waited altogether, in nanoseconds. */
        public long waitedBefore(int row) {
            return rows.get(row, WAITED);
        }

        /**
         * How many calls ended in some rows: each of the would-blocks that a row gathers is one, a
         * step of the server's own, such as queueing, is none.
         *
         * @param first the first of them
         * @param last the last of them; less than {@code first} for none
         */
        public long made(int first, int last) {
            return last < first ? 0 : rows.get(last, MADE) - madeBefore(first);
        }

        private long madeBefore(int row) {
            if (row > 0) {
                return rows.get(row - 1, MADE);
            }
            // Of evicted calls it is known only that they ended before.
            return evicted() == 0 ? 0 : rows.get(row, MADE) - (op(row).isCall() ? 1 : 0);
        }
    }
}
