package loopscope;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How long a test waits for what is to happen: far longer than it ever takes, since a busy machine
 * may give a thread nothing for seconds. Only what is broken waits in vain.
 */
public final class Patience {
    /** What has not happened by then never will. */
    public static final Duration LIMIT = Duration.ofMinutes(2);

    /** The same, in milliseconds. */
    public static final int LIMIT_MILLIS = (int) LIMIT.toMillis();

    /** The same, in nanoseconds. */
    public static final long LIMIT_NANOS = LIMIT.toNanos();

    /** Between two looks: those who are waited for may need this very core. */
    private static final long NAP_NANOS = 100_000;

    private Patience() {}

    /** Waits for a condition; fails when it does not come true. */
    public static void await(String what, BooleanSupplier condition) {
        await(what, LIMIT, condition);
    }

    /** Waits for a condition up to a limit of its own: for what is to fail. */
    public static void await(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    /**
     * Waits until a value has stayed the same for a while.
     *
     * @param nanos how long, in nanoseconds
     */
    public static void awaitStill(String what, long nanos, LongSupplier value) {
        long[] last = {value.getAsLong(), System.nanoTime()};
        await(
                what + " to stay the same",
                () -> {
                    long now = value.getAsLong();
                    if (now != last[0]) {
                        last[0] = now;
                        last[1] = System.nanoTime();
                    }
                    return System.nanoTime() - last[1] > nanos;
                });
    }
}
