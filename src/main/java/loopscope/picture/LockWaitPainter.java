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
     * @return the name of the last thread that held the lock; empty where none did
     */
    String paint(ThreadLane thread, long since, double x, double end, double top, double height) {
        LockTurns lock = lockOf(thread, since);
        if (lock == null) {
            hatch(x, end, top, height, 0);
            return "";
        }
        LockTurns.View turns = lock.turns();
        int holder = Locks.NOBODY;
        int turn = 0;
        double at = x;
        while (at < end) {
            long seen = (long) pen.view().time(at + Pen.LEAST - Layout.HEAD);
            turn = turns.firstEndingAfter(seen, turn);
            boolean known = turn < turns.size() && turns.from(turn) <= seen;
            holder = known ? turns.holder(turn) : Locks.NOBODY;
            // In event order a turn's end can lie before the pixel whose time is within the turn.
            double next = Math.max(at + Pen.LEAST, known ? endOf(turns, turn) : 0);
            double until = Math.min(end, next);
            hatch(at, until, top, height, servedBy(holder, seen));
            at = until;
        }
        ThreadLane last = lanes.thread(holder);
        return last == null ? "" : last.name();
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
