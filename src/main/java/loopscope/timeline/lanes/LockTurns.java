package loopscope.timeline.lanes;

import loopscope.trace.Rows;

import java.util.HashMap;
import java.util.Map;

/**
 * The threads that held one lock, one after the other.
 *
 * <p>Single writer, the dispatcher; any number of readers, through views.
 */
public final class LockTurns {
    private static final int HOLDER = 2;

    private final int lock;
    private final Rows turns = new Rows(3);

    /** The threads that sleep until a signal comes, and how often each had taken the lock. */
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
    public View turns() {
        return new View(turns.view());
    }

    /** The thread that held it at an instant, or {@link Locks#NOBODY}. */
    public int holder(long time) {
        View all = turns();
        int row = all.at(time);
        return row < 0 ? Locks.NOBODY : all.holder(row);
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
        if (last >= turns.first() && turns.get(last, Spans.TO) == ThreadLane.OPEN) {
            turns.set(last, Spans.TO, Math.max(time, turns.get(last, Spans.FROM)));
        }
    }

    void evict(long oldestTime) {
        turns.evict(Spans.TO, oldestTime);
    }

    /** The turns, each from when the lock was acquired until it was released. */
    public static final class View extends Spans {
        private View(Rows.View rows) {
            super(rows);
        }

        /** The thread that held the lock. */
        public int holder(int row) {
            return (int) rows.get(row, HOLDER);
        }
    }
}
