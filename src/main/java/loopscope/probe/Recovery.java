package loopscope.probe;

import loopscope.lab.CannotStartException;
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

    /** A busy loop would use a whole core if it got one. */
    private static final double WANTED = 0.5;

    /**
     * So many events a second: some hundred come of polling that rests in between. A loop under the
     * tracer may use little, as it waits for the tracer, which waits until its lines are read.
     */
    private static final long EVENTS = 2_000;

    private static final int EVENTS_PER_CALL = 2;

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Who uses less waits for others' work: each call under the tracer does. */
    private static final double USED = 0.1;

    /** A pool may have grown, and stay. */
    private static final int THREADS_SLACK = 16;

    private final Vitals vitals;
    private final long limit;
    private final Vitals.Holding before;
    private final boolean wasBusy;
    private final Again again;

    /** Lets the clients come and go once more. Blocks until they have. */
    @FunctionalInterface
    interface Again {
        void come() throws CannotStartException;
    }

    /**
     * Looks at what it holds for 200 ms: the client before may still be leaving.
     *
     * @param limit how long it may take, in nanoseconds
     * @param ran whether it ran before, so that it may be busy already
     * @param again lets them come again
     */
    Recovery(Vitals vitals, long limit, boolean ran, Again again) {
        this.vitals = vitals;
        this.again = again;
        this.limit = limit;
        Vitals.Holding least = vitals.holding();
        for (int i = 0; i < LOOKS; i++) {
            LockSupport.parkNanos(LOOK_NANOS);
            Vitals.Holding now = vitals.holding();
            least = now.descriptors() < least.descriptors() ? now : least;
        }
        this.before = least;
        this.wasBusy = ran && isBusy(effort());
    }

    /**
     * What it keeps each time that they come; null for nothing. What it keeps once may be a pool
     * that has grown, or a start that was not over.
     */
    @Nullable Observation leak() throws CannotStartException {
        Vitals.Holding once = held(before);
        if (!holdsMore(once, before)) {
            return null;
        }
        again.come();
        return holdsMore(held(once), once)
                ? new Observation(
                        Verdict.LEAK,
                        String.format(
                                Locale.ROOT,
                                "Before they came it had %s, and %s after they had left %s. They"
                                        + " came again, and it kept still more.",
                                before.words(),
                                Units.duration(limit),
                                once.words()))
                : null;
    }

    /** What it holds once it holds no more than then, or once the limit is over. */
    private Vitals.Holding held(Vitals.Holding then) {
        long deadline = System.nanoTime() + limit;
        Vitals.Holding now = vitals.holding();
        while (holdsMore(now, then) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
            now = vitals.holding();
        }
        return now;
    }

    private static boolean holdsMore(Vitals.Holding now, Vitals.Holding then) {
        return now.descriptors() > then.descriptors()
                || now.threads() > then.threads() + THREADS_SLACK;
    }

    /**
     * That it uses the processor; null once it rests for a while, within the limit. One that was
     * busy already can't be judged.
     */
    @Nullable Observation busy() {
        if (wasBusy) {
            return new Observation(
                    Verdict.SURVIVED,
                    "It used the processor before they came, so that a busy loop would not be seen.");
        }
        long deadline = System.nanoTime() + limit;
        Vitals.Effort effort;
        do {
            effort = effort();
            if (!isBusy(effort)) {
                return null;
            }
        } while (System.nanoTime() - deadline < 0);
        return new Observation(Verdict.BUSY, words(effort));
    }

    private static String words(Vitals.Effort effort) {
        StringBuilder words = new StringBuilder("While nobody asks for anything, it uses ");
        words.append(percent(effort.used())).append("% of a core");
        if (effort.waited() > effort.used()) {
            words.append(", waits for one for ")
                    .append(percent(effort.waited()))
                    .append("% of the time");
        }
        if (makesCalls(effort)) {
            long calls = effort.events() * SECOND_NANOS / REST_NANOS / EVENTS_PER_CALL;
            words.append(", and makes ")
                    .append(String.format(Locale.ROOT, "%,d", calls))
                    .append(" calls a second");
        }
        return words.append('.').toString();
    }

    private static long percent(long nanos) {
        return Math.round(100.0 * nanos / REST_NANOS);
    }

    private static boolean makesCalls(Vitals.Effort effort) {
        return effort.events() >= EVENTS * REST_NANOS / SECOND_NANOS;
    }

    private static boolean isBusy(Vitals.Effort effort) {
        return makesCalls(effort)
                || (effort.used() >= USED * REST_NANOS
                        && effort.used() + effort.waited() >= WANTED * REST_NANOS);
    }

    /** What it asks of the processor for a while. */
    private Vitals.Effort effort() {
        Vitals.Effort begun = vitals.effort();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < REST_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        Vitals.Effort ended = vitals.effort();
        double part = (double) REST_NANOS / (System.nanoTime() - begin);
        return new Vitals.Effort(
                Math.round((ended.used() - begun.used()) * part),
                Math.round((ended.waited() - begun.waited()) * part),
                Math.round((ended.events() - begun.events()) * part));
    }
}
