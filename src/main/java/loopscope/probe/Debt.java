package loopscope.probe;

import loopscope.timeline.Units;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The bytes that a server owes a client. Who waits for them tells a slow server from one that has
 * lost some: while any come, it is patient. Bytes are counted on any thread; one thread waits.
 */
final class Debt {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final long owed;
    private final long quiet;
    private final long most;
    private long came;
    private long last = System.nanoTime();

    /**
     * @param owed how many bytes; 0 for none
     * @param quiet how long none may come, in nanoseconds
     * @param most how long to wait while some come, in nanoseconds
     */
    Debt(long owed, long quiet, long most) {
        this.owed = owed;
        this.quiet = quiet;
        this.most = most;
    }

    /** So many more have come. */
    synchronized void came(int bytes) {
        came += bytes;
        last = System.nanoTime();
    }

    /**
     * Blocks until all have come, or no more can, or none has come for too long.
     *
     * @param over whether no more can come
     * @return null where all came
     */
    @Nullable Observation await(BooleanSupplier over) {
        long begin = System.nanoTime();
        while (!isPaid()) {
            if (over.getAsBoolean()) {
                return isPaid() ? null : lost("then the connection ended");
            }
            long now = System.nanoTime();
            if (now - lastAfter(begin) > quiet) {
                return lost("then none for " + Units.duration(quiet));
            }
            if (now - begin > most) {
                return slow();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return null;
    }

    private synchronized boolean isPaid() {
        return came >= owed;
    }

    /** When the last came, or the waiting began if that was later. */
    private synchronized long lastAfter(long begin) {
        return Math.max(0, last - begin) + begin;
    }

    private Observation lost(String how) {
        return new Observation(Verdict.LOST, soFar() + " bytes that it owed came, " + how + ".");
    }

    private Observation slow() {
        return new Observation(
                Verdict.SLOW,
                "After "
                        + Units.duration(most)
                        + " "
                        + soFar()
                        + " bytes that it owed had come, and more were still coming.");
    }

    private synchronized String soFar() {
        return String.format(Locale.ROOT, "%,d of the %,d", came, owed);
    }
}
