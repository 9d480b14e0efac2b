package loopscope.probe;

import loopscope.lab.CannotStartException;
import loopscope.lab.Hardship;
import loopscope.lab.Lab;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.timeline.lanes.StageRecord;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the difficult clients at a server, each at a fresh start of it. {@link #run} blocks for a
 * minute or so; {@link #close} ends it from any thread.
 */
public final class Probe implements AutoCloseable {
    /** A port is kept for a minute once a server has closed a connection first. */
    private static final long PORT_NANOS = TimeUnit.SECONDS.toNanos(65);

    /**
     * For a first answer, of a program that has only just started, on a machine that may be busy.
     */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final String AFTER_EARLIER =
            "A polite client got no answer before this one came: the server has not got over"
                    + " earlier ones.";

    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Server server;
    private final Promise promise;
    private final Duration limit;
    private final Follower follower;
    private volatile @Nullable Lab lab;
    private volatile boolean closed;
    private boolean begun;

    /** Is told what was found, on the thread that probes. */
    @FunctionalInterface
    public interface Follower {
        /**
         * A trial is over, and its stage has been stopped.
         *
         * @param stage null where the server did not start
         * @param record what was recorded of it; null likewise
         */
        void found(Finding finding, @Nullable Stage stage, @Nullable StageRecord record);
    }

    /**
     * @param limit how long a polite client may wait
     */
    public Probe(Server server, Promise promise, Duration limit, Follower follower) {
        this.server = server;
        this.promise = promise;
        this.limit = limit;
        this.follower = follower;
    }

    /**
     * Tries the scenarios, one after the other.
     *
     * @throws CannotStartException if the server can't be started, or keeps no promise to the first
     *     polite client
     */
    public List<Finding> run(List<Scenario> scenarios) throws CannotStartException {
        List<Finding> findings = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            if (closed) {
                break;
            }
            findings.add(tried(scenario));
        }
        return findings;
    }

    private Finding tried(Scenario scenario) throws CannotStartException {
        Attempt attempt = attempt(server, scenario);
        Server plain = server.untraced();
        if (plain != null && attempt.finding.isSlow() && !closed) {
            Attempt second = attempt(plain, scenario);
            if (second.finding.isTried() && !second.finding.isFailure()) {
                attempt = second.with(second.finding.after(attempt.finding));
            }
        }
        follower.found(attempt.finding, attempt.stage, attempt.record);
        return attempt.finding;
    }

    /**
     * A difficult client at a server.
     *
     * @param stage null where the server did not start
     * @param record what was recorded of it; null likewise
     */
    private record Attempt(Finding finding, @Nullable Stage stage, @Nullable StageRecord record) {
        static Attempt none(Scenario scenario, String why) {
            List<Observation> seen = List.of(new Observation(Verdict.NOT_TRIED, why));
            return new Attempt(
                    new Finding(scenario.name(), scenario.title(), seen, 0, 0, 0, 0), null, null);
        }

        Attempt with(Finding other) {
            return new Attempt(other, stage, record);
        }
    }

    private Attempt attempt(Server tried, Scenario scenario) throws CannotStartException {
        String obstacle = tried.obstacle(scenario.hardship());
        if (obstacle != null) {
            return Attempt.none(scenario, obstacle);
        }
        List<StageRecord> records = new ArrayList<>();
        try (Lab fresh = new Lab()) {
            lab = fresh;
            Stage stage = open(tried, fresh, scenario, records);
            Trial trial = new Trial(fresh, stage, tried, scenario, promise, limit);
            checkPromise(trial, stage);
            Finding finding = trial.run();
            begun = true;
            return new Attempt(finding, stage, records.getFirst());
        } catch (CannotStartException e) {
            if (scenario.hardship().equals(Hardship.NONE) && !isLater()) {
                throw e;
            }
            return Attempt.none(scenario, String.valueOf(e.getMessage()));
        } finally {
            lab = null;
        }
    }

    private void checkPromise(Trial trial, Stage stage) throws CannotStartException {
        if (!trial.keepsItsPromise(isLater() ? limit.toNanos() : PATIENCE_NANOS)) {
            String failure = stage.failure();
            throw new CannotStartException(failure == null ? unanswered() : failure);
        }
    }

    private String unanswered() {
        return isLater()
                ? AFTER_EARLIER
                : String.format(
                        Locale.ROOT,
                        "The first polite client got no answer, before anyone difficult had come:"
                                + " is it %s? If not, choose another of --promises echo, http,"
                                + " line, or give your own question and answer with --asks and"
                                + " --expects.",
                        promise.server());
    }

    /** Whether others have come to this very server before. */
    private boolean isLater() {
        return begun && server.runsOn();
    }

    /** Starts it; waits where its port is still kept from the time before. */
    private Stage open(Server tried, Lab fresh, Scenario scenario, List<StageRecord> records)
            throws CannotStartException {
        long deadline = System.nanoTime() + PORT_NANOS;
        while (true) {
            try {
                records.clear();
                Setup setup = tried.setup(scenario.hardship());
                return fresh.open(setup.watchedBy(trace -> records.add(StageRecord.of(trace))));
            } catch (IOException e) {
                throw new CannotStartException(
                        "No free port was found: close something that uses ports, and try again.");
            } catch (CannotStartException e) {
                if (closed || !isPortKept(e) || System.nanoTime() - deadline > 0) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private static boolean isPortKept(CannotStartException e) {
        String sentence = String.valueOf(e.getMessage());
        return sentence.contains("in use") || sentence.contains("EADDRINUSE");
    }

    /** Ends it and its server. */
    @Override
    public void close() {
        closed = true;
        Lab now = lab;
        if (now != null) {
            now.close();
        }
    }
}
