package loopscope.probe;

import loopscope.lab.CannotStartException;
import loopscope.lab.Crowd;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.Stage;
import loopscope.timeline.Units;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One difficult client at a server that has just been started.
 *
 * <pre>
 *   a polite client is answered ▸ the difficult one comes, polite ones ask ▸ it goes
 *     ▸ a polite client is answered ▸ all is given back ▸ the processor rests
 * </pre>
 *
 * <p>Confined to one thread, which it blocks for some seconds.
 */
final class Trial {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    /** Of one core; the clock ticks a hundred times a second. */
    private static final double AT_REST = 0.3;

    /** A pool may have grown, and stay. */
    private static final int THREADS_SLACK = 16;

    private final Lab lab;
    private final Stage stage;
    private final Server server;
    private final Scenario scenario;
    private final Promise promise;
    private final Vitals vitals;
    private final long limit;
    private final PoliteClients polite;
    private final AtomicLong heard = new AtomicLong();
    private @Nullable LabClient difficult;
    private @Nullable Crowd crowd;

    /**
     * @param limit how long a polite client may wait, and the server take to give back what it
     *     holds
     */
    Trial(
            Lab lab,
            Stage stage,
            Server server,
            Scenario scenario,
            Promise promise,
            Vitals vitals,
            Duration limit) {
        this.lab = lab;
        this.stage = stage;
        this.server = server;
        this.scenario = scenario;
        this.promise = promise;
        this.vitals = vitals;
        this.limit = limit.toNanos();
        this.polite = new PoliteClients(lab, stage, promise, this::isDead);
    }

    private boolean isDead() {
        return stage.failure() != null;
    }

    /** Whether a polite client is answered before anyone difficult has come. */
    boolean keepsItsPromise() {
        boolean kept = polite.ask(System.nanoTime() + limit);
        polite.reset();
        return kept;
    }

    /** Lets the difficult client at it. */
    Finding run() throws CannotStartException {
        long begin = System.nanoTime();
        Vitals.Holding before = leastHolding();
        come();
        long until = System.nanoTime() + scenario.stay().toNanos();
        boolean all = polite.askUntil(until, until + limit);
        boolean paid = !isDead() && isPaid();
        go();
        boolean answers = !isDead() && polite.ask(System.nanoTime() + limit);
        String leak = answers && !server.isOurs() ? leak(before) : "";
        boolean rests = !answers || rests();
        long took = System.nanoTime() - begin;
        return judge(took, all, paid, answers, leak, rests);
    }

    private Finding judge(
            long took, boolean all, boolean paid, boolean answers, String leak, boolean rests) {
        if (isDead()) {
            return finding(Verdict.DIED, took, death());
        }
        if (!answers) {
            return finding(
                    Verdict.UNANSWERED,
                    took,
                    "It runs, but once they had gone, a polite client got no answer within "
                            + Units.duration(limit)
                            + ".");
        }
        if (!rests) {
            return finding(
                    Verdict.BUSY,
                    took,
                    "It uses the processor while nobody asks for anything, more than 30% of a"
                            + " core.");
        }
        if (!leak.isEmpty()) {
            return finding(Verdict.LEAK, took, leak);
        }
        if (!paid) {
            return finding(
                    Verdict.LOST,
                    took,
                    String.format(
                            Locale.ROOT,
                            "%,d of the %,d bytes that it owed came back.",
                            heard.get(),
                            scenario.owed()));
        }
        return waiting(took, all);
    }

    private Finding waiting(long took, boolean all) {
        if (all && polite.waited() <= limit) {
            return finding(Verdict.SURVIVED, took, "");
        }
        String how =
                String.format(
                        Locale.ROOT,
                        "%d of %d polite clients were answered; the longest waited %s.",
                        polite.answered(),
                        polite.asked(),
                        Units.duration(polite.waited()));
        if (scenario.descriptors() > 0) {
            return finding(
                    Verdict.SURVIVED,
                    took,
                    how + " Here they may: who has no descriptors accepts nobody.");
        }
        boolean meant = server.isOurs() && stage.model().blocking();
        return meant
                ? finding(
                        Verdict.BY_DESIGN,
                        took,
                        how + " A thread of this model waits for one client alone.")
                : finding(Verdict.WAITED, took, how);
    }

    private Finding finding(Verdict verdict, long took, String sentence) {
        return new Finding(
                scenario.name(),
                scenario.title(),
                verdict,
                polite.asked(),
                polite.answered(),
                polite.waited(),
                took,
                sentence);
    }

    private String death() {
        String how = String.valueOf(stage.failure()).replaceFirst("^prlimit ", "The program ");
        String call = LastCall.of(stage.trace());
        return call.isEmpty() ? how : how + (how.endsWith(".") ? " " : ". ") + call;
    }

    private void come() throws CannotStartException {
        if (scenario.isCrowd()) {
            crowd = lab.crowd(scenario.clients(), scenario.atOnce(), scenario.script());
            return;
        }
        LabClient client = lab.addClient(scenario.script());
        client.onHeard((_, bytes) -> heard.addAndGet(bytes.length));
        difficult = client;
    }

    private void go() {
        LabClient one = difficult;
        if (one != null) {
            one.close();
        }
        Crowd many = crowd;
        if (many != null) {
            many.cancel();
        }
    }

    /** Whether all came back that was owed, at the latest within the limit. */
    private boolean isPaid() {
        LabClient one = difficult;
        if (scenario.owed() == 0 || promise != Promise.ECHO || one == null) {
            return true;
        }
        long deadline = System.nanoTime() + limit;
        while (heard.get() < scenario.owed()
                && !one.isGone(stage)
                && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return heard.get() >= scenario.owed();
    }

    /** What it holds once the first polite client has left. */
    private Vitals.Holding leastHolding() {
        Vitals.Holding least = vitals.holding();
        for (int i = 0; i < 10; i++) {
            LockSupport.parkNanos(LOOK_NANOS);
            Vitals.Holding now = vitals.holding();
            least = now.descriptors() < least.descriptors() ? now : least;
        }
        return least;
    }

    /** What it has not given back within the limit, as a sentence; empty for nothing. */
    private String leak(Vitals.Holding before) {
        long deadline = System.nanoTime() + limit;
        Vitals.Holding now = vitals.holding();
        while (holdsMore(before, now) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK_NANOS);
            now = vitals.holding();
        }
        return holdsMore(before, now)
                ? String.format(
                        Locale.ROOT,
                        "Before they came it had %s and %s, and %s after they had left %s and %s.",
                        Units.count(before.descriptors(), "descriptor"),
                        Units.count(before.threads(), "thread"),
                        Units.duration(limit),
                        Units.count(now.descriptors(), "descriptor"),
                        Units.count(now.threads(), "thread"))
                : "";
    }

    private static boolean holdsMore(Vitals.Holding before, Vitals.Holding now) {
        return now.descriptors() > before.descriptors()
                || now.threads() > before.threads() + THREADS_SLACK;
    }

    /** Whether it uses next to no processor time for a while, at the latest within the limit. */
    private boolean rests() {
        long deadline = System.nanoTime() + limit;
        do {
            long used = vitals.processorTime();
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < REST_NANOS) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            double share = (double) (vitals.processorTime() - used) / (System.nanoTime() - begin);
            if (share < AT_REST) {
                return true;
            }
        } while (System.nanoTime() - deadline < 0);
        return false;
    }
}
