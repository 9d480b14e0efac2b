package loopscope.takeaway.animation;

import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Trace;

import java.util.BitSet;

/**
 * When something happened in a run, on any stage. Samples of what goes on anyway do not count.
 *
 * <p>Needs the same memory however long the run is: time is cut into {@value #SLOTS} slots.
 */
final class BusyTimes {
    private static final int SLOTS = 20_000;

    private final BitSet busy = new BitSet(SLOTS);
    private final double slot;

    private BusyTimes(long end) {
        slot = Math.max(1, (double) end / SLOTS);
    }

    static BusyTimes of(RecordedRun run) {
        BusyTimes times = new BusyTimes(run.end());
        for (RecordedStage stage : run.stages()) {
            times.add(stage.record().trace(), run.end());
        }
        return times;
    }

    private void add(Trace trace, long end) {
        Event event = trace.event();
        long last = trace.followed();
        for (long at = trace.oldest(); at < last; at++) {
            boolean counts = event.moveTo(at) && event.op() != Op.CPU && event.op() != Op.SAMPLE;
            if (counts && event.time() >= 0 && event.time() <= end) {
                busy.set((int) (event.time() / slot));
            }
        }
    }

    /** Whether something happened within a stretch of time, in nanoseconds since the run's zero. */
    boolean within(long from, long to) {
        int next = busy.nextSetBit((int) Math.max(0, from / slot));
        return next >= 0 && next <= to / slot;
    }
}
