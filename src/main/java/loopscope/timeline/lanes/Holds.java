package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Rows;

/**
 * When the pace held a thread, and in front of which calls.
 *
 * <p>Written by the keeper; read by anyone.
 */
public final class Holds {
    /** The words of a hold: when it began. */
    public static final int FROM = 0;

    /** When it was over, or {@link ThreadLane#OPEN}. */
    public static final int TO = 1;

    /**
     * The call it was in front of, see {@link ThreadLane#op} and {@link ThreadLane#connection}, and
     * the pace, see {@link #millis}.
     */
    public static final int WHAT = 2;

    private static final int NUMBER = 3;
    private static final int BEFORE = 4;

    private final Rows rows = new Rows(5);
    private long whole;

    Holds() {}

    /** All of them, one after the other. */
    public Rows.View rows() {
        return rows.view();
    }

    /** For how long each call was to be held, of a hold, in milliseconds; 0 for until a step. */
    public static int millis(long what) {
        return (int) (what >>> 8) & 0xff_ffff;
    }

    /** The row of the hold that the thread was in at a moment; -1 for none. */
    public int at(long time) {
        Rows.View all = rows.view();
        int row = all.firstAbove(FROM, time) - 1;
        return row >= 0 && time < all.get(row, TO) ? row : -1;
    }

    /** How many of them there were at some time between two moments. */
    public int count(double from, double to) {
        Rows.View all = rows.view();
        return all.firstAbove(FROM, (long) to) - all.firstAbove(TO, (long) from);
    }

    /** How long they were altogether between two moments, in nanoseconds. */
    public double length(double from, double to) {
        Rows.View all = rows.view();
        int first = all.firstAbove(TO, (long) from);
        int last = all.firstAbove(FROM, (long) to) - 1;
        if (last < first) {
            return 0;
        }
        double complete = all.get(last, BEFORE) - all.get(first, BEFORE);
        double cut = Math.max(0, from - all.get(first, FROM));
        return complete - cut + Math.min(to, all.get(last, TO)) - all.get(last, FROM);
    }

    void follow(Event event) {
        if (event.isBegin()) {
            long pace = (long) event.heldMillis() << 8;
            long call = event.heldBefore().ordinal() | (long) event.connection() << 32;
            rows.add(event.time(), ThreadLane.OPEN, call | pace, event.number(), whole);
        } else if (rows.count() > rows.first()) {
            rows.set(rows.count() - 1, TO, event.time());
            whole += event.time() - event.beginTime();
        }
    }

    void letGo(long oldestNumber) {
        rows.letGo(NUMBER, oldestNumber);
    }
}
