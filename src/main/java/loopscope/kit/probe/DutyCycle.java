package loopscope.kit.probe;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * How long a thread that looks on rests after a look, so that it never has more than a fiftieth of
 * one core. What counts is the work of the look, not how long others kept it from its core.
 */
final class DutyCycle {
    private static final int SHARE = 50;

    private final LongSupplier used;
    private final long least;
    private long begun;

    /**
     * @param used how much of a core the thread has used, in nanoseconds
     * @param least how long it rests at least, in nanoseconds
     */
    DutyCycle(LongSupplier used, long least) {
        this.used = used;
        this.least = least;
    }

    /** For the thread that looks, whichever that is. */
    static DutyCycle ofAtLeast(long nanos) {
        return new DutyCycle(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime, nanos);
    }

    /** A look begins. */
    void begin() {
        begun = used.getAsLong();
    }

    /** The look is over: how long to rest now, in nanoseconds. */
    long nanos() {
        return Math.max(least, SHARE * (used.getAsLong() - begun));
    }
}
