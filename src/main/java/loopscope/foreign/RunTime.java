package loopscope.foreign;

import loopscope.trace.Trace;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The run's time of what the tracer has printed, which has the system's clock (CLOCK_REALTIME in
 * clock_gettime(2)).
 *
 * <pre>
 *   a log      its first event is the run's zero
 *   a run      both clocks are read side by side once, as it starts; both go at one rate, but the
 *              system's may be set: {@link #drift} says by how much
 * </pre>
 *
 * <p>Confined to the reader's thread, apart from {@link #drift}.
 */
final class RunTime {
    private static final Clock SYSTEM = Clock.systemUTC();
    private static final int READINGS = 20;
    private static final long NOT_STARTED = Long.MIN_VALUE;

    /** The trace that is written. */
    private final Trace trace;

    private final boolean live;

    /** The run's zero, in nanoseconds since 1970. */
    private long zero;

    private RunTime(Trace trace, boolean live, long zero) {
        this.trace = trace;
        this.live = live;
        this.zero = zero;
    }

    /** The time of a log, whose trace is rebuilt. */
    static RunTime ofLog(Trace rebuilt) {
        return new RunTime(rebuilt, false, NOT_STARTED);
    }

    /** The time of a run that goes on. */
    static RunTime ofRun(Trace recording) {
        return new RunTime(recording, true, zero(recording));
    }

    /** Of several readings, the one that took least. */
    private static long zero(Trace trace) {
        long best = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < READINGS; i++) {
            long before = trace.now();
            long system = nanos(SYSTEM.instant());
            long took = trace.now() - before;
            if (took < least) {
                least = took;
                best = system - before - took / 2;
            }
        }
        return best;
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    /** An event has come; the first one of a log is its zero. */
    void starts(long system) {
        if (zero == NOT_STARTED) {
            zero = system;
        }
    }

    boolean hasStarted() {
        return zero != NOT_STARTED;
    }

    /**
     * A time in nanoseconds since 1970 as one since the run's zero; never before that, and of a run
     * that goes on never in the future.
     */
    long at(long system) {
        long time = Math.max(0, system - zero);
        return live ? Math.min(time, trace.now()) : time;
    }

    /** By how much the system's clock has been set since the run's start, in nanoseconds. */
    long drift() {
        return live ? zero(trace) - zero : 0;
    }
}
