package loopscope.measure;

import com.sun.management.ThreadMXBean;

import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What recording one call costs the thread that makes it, beside the two clock reads that it needs.
 *
 * <p>Calls come in bursts; before each, the writer waits, unmeasured, until the dispatcher has
 * caught up. The least burst of a round is its value: the others have met other work.
 */
final class RecordMeasurement implements Measurement {
    private static final int BURST = 4_096;
    private static final int BURSTS = 200;
    private static final int LENGTH = 64;
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(10);
    private static final Bound ALLOCATED = Bound.atMost(0);

    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ByteBuffer bytes =
            ByteBuffer.allocateDirect(LENGTH).order(ByteOrder.nativeOrder());

    @Override
    public String name() {
        return "record";
    }

    @Override
    public String what() {
        return "what recording one call costs its thread, in time and memory";
    }

    @Override
    public Report measure(Effort effort) {
        Report.Draft draft =
                new Report.Draft(
                        "One thread records; bursts of "
                                + BURST
                                + " calls with the first of their 64 bytes.");
        try (Trace trace = Trace.start(System.nanoTime(), 1 << 20)) {
            trace.enter("writer", Role.CLIENT);
            Burst clocks = _ -> clockReads();
            Burst waits = RecordMeasurement.this::blocking;
            Burst does = RecordMeasurement.this::nonBlocking;
            add(draft, "two clock reads", clocks, trace, effort);
            add(draft, "a call that may wait", waits, trace, effort);
            add(draft, "a call that cannot wait", does, trace, effort);
            if (trace.dropped() > 0) {
                draft.miss(trace.dropped() + " calls were dropped: the machine is too busy.");
            }
            trace.leave();
        }
        return draft.done();
    }

    /** Makes the calls of a burst; returns what it does not need. */
    private interface Burst {
        long run(Trace trace);
    }

    private static void add(
            Report.Draft draft, String subject, Burst burst, Trace trace, Effort effort) {
        Samples nanos = new Samples();
        Samples allocated = new Samples();
        for (int round = -1; round < effort.rounds(); round++) {
            double least = Double.MAX_VALUE;
            long memory = 0;
            for (int i = 0; i < BURSTS; i++) {
                awaitDispatcher(trace);
                long before = MEMORY.getCurrentThreadAllocatedBytes();
                long begin = System.nanoTime();
                long _ = burst.run(trace);
                least = Math.min(least, System.nanoTime() - begin);
                memory = MEMORY.getCurrentThreadAllocatedBytes() - before;
            }
            if (round >= 0) {
                nanos.add(least / BURST);
                allocated.add(Math.floor((double) memory / BURST));
            }
        }
        draft.add(nanos.figure(subject, "time", "ns", null));
        draft.add(allocated.figure(subject, "memory allocated, whole bytes", "B", ALLOCATED));
    }

    private static void awaitDispatcher(Trace trace) {
        long limit = System.nanoTime() + LIMIT;
        while (trace.followed() < trace.position() && System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
        }
    }

    private static long clockReads() {
        long sum = 0;
        for (int i = 0; i < BURST; i++) {
            sum += System.nanoTime();
            sum -= System.nanoTime();
        }
        return sum;
    }

    private long blocking(Trace trace) {
        for (int i = 0; i < BURST; i++) {
            Recorder recorder = trace.recorder();
            recorder.begin(Op.RECV, 1, Recorder.BLOCKING, LENGTH);
            recorder.end(LENGTH, bytes, 0);
        }
        return trace.position();
    }

    private long nonBlocking(Trace trace) {
        for (int i = 0; i < BURST; i++) {
            Recorder recorder = trace.recorder();
            recorder.beginNonBlocking(Op.RECV, 1, LENGTH);
            recorder.end(LENGTH, bytes, 0);
        }
        return trace.position();
    }
}
