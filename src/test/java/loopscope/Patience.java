package loopscope;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How long a test waits for what is to happen: far longer than it ever takes, since a busy machine
 * may give a thread nothing for seconds. Only what is broken waits in vain.
 */
public final class Patience {
    /** What has not happened by then never will. */
    public static final Duration LIMIT = Duration.ofSeconds(60);

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

    /** The same, with a limit of its own: for what is to fail. */
    public static void await(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(NAP_NANOS);
        }
    }
}
