package loopscope.kit.probe;

import loopscope.trace.Event;
import loopscope.trace.Look;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Trace;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Detects that the whole program was stopped for a while, so that nothing could be recorded, and
 * records that; see {@link Op#STOPPED}.
 *
 * <pre>
 *   its process was stopped (SIGSTOP)  the clock of the record goes on: this thread, which samples
 *                                      twice a second, is seconds late, and no other thread has
 *                                      recorded anything meanwhile
 *   its machine slept                  the clock of the record stood still, and another went on
 * </pre>
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/clock_gettime.2.html">clock_gettime(2),
 *     CLOCK_MONOTONIC and CLOCK_BOOTTIME</a>
 */
public final class StoppageProbe implements AutoCloseable {
    private static final long PAUSE_NANOS = 500_000_000;

    /** A thread that is late by less may have waited for a core. */
    private static final long LATE_NANOS = 2_000_000_000;

    /** An event this near to an edge of the gap may lie before or after it. */
    private static final long EDGE_NANOS = 250_000_000;

    private final Trace trace;
    private final LongSupplier clock;
    private final LongSupplier sleepClock;
    private final PeriodicSampler sampler;
    private long lastNumber = -1;
    private long lastTime;
    private long lastWithSleep;

    /**
     * @param clock nanoseconds since the run's zero
     * @param sleepClock nanoseconds since any fixed instant; goes on while the machine sleeps
     */
    StoppageProbe(Trace trace, LongSupplier clock, LongSupplier sleepClock) {
        this.trace = trace;
        this.clock = clock;
        this.sleepClock = sleepClock;
        this.sampler =
                new PeriodicSampler(trace, "stoppage probe", PAUSE_NANOS, this::sample, () -> {});
    }

    /** Starts to watch a trace. */
    public static StoppageProbe of(Trace trace) {
        return new StoppageProbe(trace, trace::now, SleepClock.ofThisMachine());
    }

    /**
     * The same with another clock that goes on while the machine sleeps, so that a sleep can be
     * made up.
     *
     * @param sleepClock nanoseconds since any fixed instant
     */
    public static StoppageProbe of(Trace trace, LongSupplier sleepClock) {
        return new StoppageProbe(trace, trace::now, sleepClock);
    }

    private void sample(Recorder recorder) {
        long now = clock.getAsLong();
        long withSleep = sleepClock.getAsLong();
        if (lastNumber >= 0) {
            long passed = now - lastTime;
            long slept = withSleep - lastWithSleep - passed;
            if (passed >= PAUSE_NANOS + LATE_NANOS && isEmpty(lastTime + PAUSE_NANOS, now)) {
                stopped(recorder, lastTime + PAUSE_NANOS, passed - PAUSE_NANOS);
            } else if (slept >= LATE_NANOS) {
                stopped(recorder, now, slept);
            }
        }
        lastNumber = trace.position();
        lastTime = now;
        lastWithSleep = withSleep;
    }

    /** Whether the record has no event between two times, apart from their edges. */
    private boolean isEmpty(long from, long to) {
        Event event = trace.event();
        for (long number = lastNumber; event.moveTo(number); number++) {
            if (event.time() > from + EDGE_NANOS && event.time() < to - EDGE_NANOS) {
                return false;
            }
        }
        return true;
    }

    private void stopped(Recorder recorder, long since, long nanos) {
        long millis = Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(nanos));
        Look last = new Look(trace.position() - 1, since);
        recorder.saw(Op.STOPPED, 0, (int) millis, 0, 0, last, Look.NONE);
    }

    /** Stops watching. */
    @Override
    public void close() {
        sampler.close();
    }
}
