package loopscope.kit.probe;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * The rest of a sampler after each sample, so that it never uses more than a fiftieth of one core.
 * Only the processor time of a sample counts, not the time that it waited for a core.
 */
final class DutyCycle {
    private static final int SHARE = 50;

    private final LongSupplier used;
    private final long least;
    private long begun;

    /**
     * @param used the processor time of the sampler's thread, in nanoseconds
     * @param least the shortest rest, in nanoseconds
     */
    DutyCycle(LongSupplier used, long least) {
        this.used = used;
        this.least = least;
    }

    /** For the thread that calls {@link #begin} and {@link #nanos}. */
    static DutyCycle ofAtLeast(long nanos) {
        return new DutyCycle(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime, nanos);
    }

    /** A sample begins. */
    void begin() {
        begun = used.getAsLong();
    }

    /** Ends the sample: how long to rest now, in nanoseconds. */
    long nanos() {
        return Math.max(least, SHARE * (used.getAsLong() - begun));
    }
}
