package loopscope.trace;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, with a limit. */
final class Until {
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(20);

    private Until() {}

    static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain waited until " + what);
            }
            LockSupport.parkNanos(50_000);
        }
    }

    static void followed(Trace trace) {
        long position = trace.position();
        holds("all is followed", () -> trace.followed() >= position);
    }
}
