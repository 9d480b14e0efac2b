package loopscope.timeline.lanes;

import loopscope.trace.Rows;

import java.util.HashMap;
import java.util.Map;

/**
 * Who held one lock, one after the other.
 *
 * <p>Written by the keeper; read by anyone through views.
 */
public final class LockTurns {
    /** The words of a turn: when the lock was taken. */
    public static final int FROM = 0;

    /** When it was given back, or {@link ThreadLane#OPEN}. */
    public static final int TO = 1;

    /** The thread that held it. */
    public static final int HOLDER = 2;

    private final int lock;
    private final Rows turns = new Rows(3);

    /** Who sleeps until a signal comes, and how often each had taken the lock. */
    private final Map<Integer, Integer> asleep = new HashMap<>();

    /** How often the holder has taken it. */
    private int depth;

    LockTurns(int lock) {
        this.lock = lock;
    }

    /** The lock's number. */
    public int lock() {
        return lock;
    }

    /** Its holders' turns. A thread that sleeps until a signal comes does not hold it meanwhile. */
    public Rows.View turns() {
        return turns.view();
    }

    /** The thread that held it at a moment, or {@link Locks#NOBODY}. */
    public int holder(long time) {
        Rows.View all = turns.view();
        int row = all.firstAbove(FROM, time) - 1;
        return row >= 0 && time < all.get(row, TO) ? (int) all.get(row, HOLDER) : Locks.NOBODY;
    }

    void take(int thread, long time) {
        depth++;
        if (depth == 1) {
            turns.add(time, ThreadLane.OPEN, thread);
        }
    }

    void giveBack(long time) {
        depth = Math.max(0, depth - 1);
        if (depth == 0) {
            endTurn(time);
        }
    }

    void giveUp(int thread, long time) {
        asleep.put(thread, depth);
        depth = 0;
        endTurn(time);
    }

    void takeAgain(int thread, long time) {
        Integer before = asleep.remove(thread);
        depth = before == null ? 1 : Math.max(1, before);
        turns.add(time, ThreadLane.OPEN, thread);
    }

    private void endTurn(long time) {
        long last = turns.count() - 1;
        if (last >= turns.first() && turns.get(last, TO) == ThreadLane.OPEN) {
            turns.set(last, TO, Math.max(time, turns.get(last, FROM)));
        }
    }

    void letGo(long oldestTime) {
        turns.letGo(TO, oldestTime);
    }
}
