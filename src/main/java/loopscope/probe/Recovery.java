package loopscope.probe;

import loopscope.timeline.Units;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether a server gives back what it took for its clients, and rests once they have gone. Confined
 * to one thread, which waits for that.
 */
final class Recovery {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final int LOOKS = 10;

    /** Of one core; the clock ticks a hundred times a second. */
    private static final double AT_REST = 0.3;

    /** A pool may have grown, and stay. */
    private static final int THREADS_SLACK = 16;

    private final Vitals vitals;
    private final long limit;
    private final Vitals.Holding before;

    /**
     * Looks at what it holds for 200 ms: the client before may still be leaving.
     *
     * @param limit how long it may take, in nanoseconds
     */
    Recovery(Vitals vitals, long limit) {
        this.vitals = vitals;
        this.limit = limit;
        Vitals.Holding least = vitals.holding();
        for (int i = 0; i < LOOKS; i++) {
            LockSupport.parkNanos(LOOK_NANOS);
            Vitals.Holding now = vitals.holding();
            least = now.descriptors() < least.descriptors() ? now : least;
        }
        this.before = least;
    }

    /** What it has not given back within the limit; null for nothing. */
    @Nullable Observation leak() {
        long deadline = System.nanoTime() + limit;
        Vitals.Holding now = vitals.holding();
        while (holdsMore(now) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
            now = vitals.holding();
        }
        return holdsMore(now)
                ? new Observation(
                        Verdict.LEAK,
                        String.format(
                                Locale.ROOT,
                                "Before they came it had %s, and %s after they had left %s.",
                                before.words(),
                                Units.duration(limit),
                                now.words()))
                : null;
    }

    private boolean holdsMore(Vitals.Holding now) {
        return now.descriptors() > before.descriptors()
                || now.threads() > before.threads() + THREADS_SLACK;
    }

    /** That it uses the processor; null once it rests for a while, within the limit. */
    @Nullable Observation busy() {
        long deadline = System.nanoTime() + limit;
        double share;
        do {
            share = share();
            if (share < AT_REST) {
                return null;
            }
        } while (System.nanoTime() - deadline < 0);
        return new Observation(
                Verdict.BUSY,
                String.format(
                        Locale.ROOT,
                        "It uses %.0f%% of a core while nobody asks for anything.",
                        100 * share));
    }

    /** Which share of a core it uses for a while. */
    private double share() {
        long used = vitals.processorTime();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < REST_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return (double) (vitals.processorTime() - used) / (System.nanoTime() - begin);
    }
}
