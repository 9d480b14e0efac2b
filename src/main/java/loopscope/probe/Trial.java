package loopscope.probe;

import loopscope.lab.CannotStartException;
import loopscope.lab.Crowd;
import loopscope.lab.Hardship;
import loopscope.lab.Lab;
import loopscope.lab.LabClient;
import loopscope.lab.Stage;
import loopscope.timeline.Units;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    /** How long bytes that are owed may take, while they come. */
    private static final int MOST_LIMITS = 20;

    private final Lab lab;
    private final Stage stage;
    private final Server server;
    private final Scenario scenario;
    private final Promise promise;
    private final long limit;
    private final PoliteClients polite;
    private final Debt debt;
    private @Nullable LabClient difficult;
    private @Nullable Crowd crowd;

    /**
     * @param limit how long a polite client may wait, and the server take to give back what it
     *     holds
     */
    Trial(Lab lab, Stage stage, Server server, Scenario scenario, Promise promise, Duration limit) {
        this.lab = lab;
        this.stage = stage;
        this.server = server;
        this.scenario = scenario;
        this.promise = promise;
        this.limit = limit.toNanos();
        this.debt = new Debt(scenario.owed(), this.limit, MOST_LIMITS * this.limit);
        this.polite = new PoliteClients(lab, stage, promise, this::isDead);
    }

    private boolean isDead() {
        return stage.failure() != null;
    }

    /**
     * Whether a polite client is answered before anyone difficult has come. Where the first accepts
     * fail, it can't be known.
     *
     * @param patience how long it may take, in nanoseconds
     */
    boolean keepsItsPromise(long patience) {
        if (firstAcceptsFail()) {
            return true;
        }
        boolean kept = polite.ask(System.nanoTime() + patience);
        polite.reset();
        return kept;
    }

    /** Lets the difficult client at it. */
    Finding run() throws CannotStartException {
        long begin = System.nanoTime();
        Recovery recovery =
                new Recovery(server.vitals(stage), limit, server.runsOn(), this::comeAgain);
        List<Observation> seen = new ArrayList<>();
        come();
        long until = System.nanoTime() + scenario.stay().toNanos();
        boolean all = polite.askUntil(until, until + limit);
        add(seen, owed());
        go();
        boolean answers = !isDead() && polite.ask(System.nanoTime() + limit);
        add(seen, answers ? waited(all) : unanswered());
        add(seen, answers && !firstAcceptsFail() ? recovery.leak() : null);
        add(seen, isDead() ? null : recovery.busy());
        long took = System.nanoTime() - begin;
        return finding(isDead() ? List.of(death()) : wasTried() ? seen : List.of(notTried()), took);
    }

    private void add(List<Observation> seen, @Nullable Observation one) {
        if (one != null) {
            seen.add(server.excused(one, scenario, stage.model()));
        }
    }

    /** Then no client came before, for whom it may have taken what it keeps for all. */
    private boolean firstAcceptsFail() {
        return scenario.hardship().failsAccepts();
    }

    private boolean wasTried() {
        Hardship hardship = scenario.hardship();
        return !hardship.failsAccepts()
                || FailedAccepts.areIn(stage.trace(), hardship.acceptError());
    }

    private static Observation notTried() {
        return new Observation(
                Verdict.NOT_TRIED, "It was seen to call no accept that could be made to fail.");
    }

    private Finding finding(List<Observation> seen, long took) {
        return new Finding(
                scenario.name(),
                scenario.title(),
                seen,
                polite.asked(),
                polite.answered(),
                polite.waited(),
                took);
    }

    private Observation unanswered() {
        return new Observation(
                Verdict.UNANSWERED,
                "It runs, but once they had gone, a polite client got no answer within "
                        + Units.duration(limit)
                        + ".");
    }

    /**
     * How the polite clients fared; null where none waited for too long.
     *
     * @param all whether all were answered
     */
    private @Nullable Observation waited(boolean all) {
        if (all && polite.waited() <= limit) {
            return null;
        }
        String how =
                String.format(
                        Locale.ROOT,
                        "%d of %d polite clients were answered; the longest waited %s.",
                        polite.answered(),
                        polite.asked(),
                        Units.duration(polite.waited()));
        return scenario.hardship().equals(Hardship.NONE)
                ? new Observation(Verdict.WAITED, how)
                : new Observation(
                        Verdict.SURVIVED, how + " Here they may: nobody could be accepted.");
    }

    private Observation death() {
        String how = String.valueOf(stage.failure());
        String call = LastCall.of(stage.trace());
        return new Observation(
                Verdict.DIED, call.isEmpty() ? how : how + (how.endsWith(".") ? " " : ". ") + call);
    }

    private void come() throws CannotStartException {
        if (scenario.isCrowd()) {
            crowd = lab.crowd(scenario.clients(), scenario.atOnce(), scenario.script());
            return;
        }
        LabClient client = lab.addClient(scenario.script());
        client.onHeard((_, bytes) -> debt.came(bytes.length));
        difficult = client;
    }

    /** They come a second time, stay as long, and go. */
    private void comeAgain() throws CannotStartException {
        come();
        long until = System.nanoTime() + scenario.stay().toNanos();
        boolean _ = new PoliteClients(lab, stage, promise, this::isDead).askUntil(until, until);
        go();
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

    /** Where not all came back that was owed; null where all did. */
    private @Nullable Observation owed() {
        LabClient one = difficult;
        return one == null || !promise.isEcho() || isDead()
                ? null
                : debt.await(() -> one.isGone(stage) || isDead());
    }
}
