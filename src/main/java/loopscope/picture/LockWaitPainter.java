package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Hatch;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.LockTurns;
import loopscope.timeline.lanes.Locks;
import loopscope.timeline.lanes.ThreadLane;

import org.jspecify.annotations.Nullable;

/**
 * Draws a thread's wait for a lock: hatched in the colour of the client that the lock's holder is
 * busy with, which changes as the lock changes hands.
 */
final class LockWaitPainter {
    private final Pen pen;
    private final Lanes lanes;
    private final Layout.Row row;

    LockWaitPainter(Pen pen, Lanes lanes, Layout.Row row) {
        this.pen = pen;
        this.lanes = lanes;
        this.row = row;
    }

    /**
     * Hatches a wait; steps over turns too short to be seen.
     *
     * @param since when the wait began
     * @return the name of the last other thread that held the lock; empty where none did
     */
    String paint(ThreadLane thread, long since, double x, double end, double top, double height) {
        LockTurns lock = lockOf(thread, since);
        if (lock == null) {
            hatch(x, end, top, height, 0);
            return "";
        }
        LockTurns.View turns = lock.turns();
        int last = Locks.NOBODY;
        int turn = 0;
        double at = x;
        while (at < end) {
            long seen = (long) pen.view().time(at + Pen.LEAST - pen.head);
            turn = turns.firstEndingAfter(seen, turn);
            boolean known = turn < turns.size() && turns.from(turn) <= seen;
            int holder = known ? turns.holder(turn) : Locks.NOBODY;
            // The last pixels may reach into the thread's own turn, which ends the wait.
            last = holder == Locks.NOBODY || holder == thread.id() ? last : holder;
            // In event order a turn's end can lie before the pixel whose time is within the turn.
            double next = Math.max(at + Pen.LEAST, known ? endOf(turns, turn) : 0);
            double until = Math.min(end, next);
            hatch(at, until, top, height, servedBy(holder == thread.id() ? last : holder, seen));
            at = until;
        }
        ThreadLane named = lanes.thread(last);
        return named == null ? "" : named.name();
    }

    private double endOf(LockTurns.View turns, int turn) {
        long to = turns.to(turn);
        return pen.until(to);
    }

    private @Nullable LockTurns lockOf(ThreadLane thread, long since) {
        int lock = thread.waitsForLock(since);
        return lanes.locks().all().stream()
                .filter(turns -> turns.lock() == lock)
                .findFirst()
                .orElse(null);
    }

    private int servedBy(int thread, long time) {
        ThreadLane holder = lanes.thread(thread);
        return holder == null ? 0 : holder.target(time);
    }

    private void hatch(double x, double end, double top, double height, int whom) {
        Hatch hatch = pen.hatch(lanes, whom, LegendEntry.WAITS_FOR_ANYONE);
        pen.surface.hatch(x, top, end - x, height, hatch);
        if (row.isLabelled()) {
            pen.surface.rect(x, top, end - x, 1, hatch.colour());
            pen.surface.rect(x, top + height - 1, end - x, 1, hatch.colour());
        }
    }
}
