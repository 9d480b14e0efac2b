package loopscope.torture;

import loopscope.capture.CaptureFailedException;
import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunTimes;
import loopscope.timeline.lanes.StageRecord;
import loopscope.torture.check.StopWatch;
import loopscope.torture.check.TraceCheck;
import loopscope.torture.guest.Guest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One round.
 *
 * <pre>
 *   open ▸ load, with faults ▸ all leave ▸ a few come and stay ▸ stop ▸ the record
 *          every byte is checked          fold = kernel's tables   in time   whole, saved = opened
 *                            nobody waits for a free server       the server rests
 * </pre>
 *
 * <p>Confined to one thread, which it blocks for some seconds; {@link #close} ends it from any.
 */
final class Round {
    /** The longest that all clients may take to leave. */
    private static final long LONGEST_DRAIN = TimeUnit.SECONDS.toNanos(60);

    private static final Duration LAST_CALLS = Duration.ofSeconds(5);

    /** What a guest says in the end follows from the round's number. */
    private static final long KEYS_APART = 31;

    /** So many events at most are saved and opened again: more would take some seconds. */
    private static final long MOST_SAVED = 400_000;

    private final RoundPlan plan;
    private final Counts counts;
    private final Saves saves;
    private final Course course;
    private final StopWatch watch;
    private final Lab lab = new Lab();
    private final List<TorturedStage> stages = new CopyOnWriteArrayList<>();
    private final Guests guests;

    /**
     * @param found is called with a sentence for what is wrong, on any thread
     */
    Round(RoundPlan plan, Counts counts, Saves saves, Consumer<String> found) {
        this.plan = plan;
        this.counts = counts;
        this.saves = saves;
        this.course = new Course(found);
        this.watch = new StopWatch(course::found);
        this.guests = new Guests(course);
    }

    /**
     * Plays it.
     *
     * @return its run
     * @throws CannotStartException if a stage can't be opened
     */
    RecordedRun play() throws CannotStartException, InterruptedException {
        try (lab) {
            open();
            Faults faults =
                    new Faults(
                            new Faults.Scene(
                                    lab, stages, counts, watch, saves, this::run, course::found));
            OwnClients own = new OwnClients(lab, List.copyOf(stages), course::found);
            load(faults, own);
            if (!faults.isLabClosed()) {
                drain(own);
            }
            guests.abort();
            faults.awaitEnd();
            if (!faults.isLabClosed()) {
                new Stay(course, guests, own, plan.number() * KEYS_APART).check(running());
                stop();
            }
            guests.awaitGone(LAST_CALLS);
            boolean _ = lab.awaitGone(LAST_CALLS); // what they heard is in their books by then
            checkRecords(own);
            count(own);
        }
        return run();
    }

    private void open() throws CannotStartException {
        for (RoundPlan.StagePlan planned : plan.stages()) {
            stages.add(open(planned));
        }
    }

    private TorturedStage open(RoundPlan.StagePlan planned) throws CannotStartException {
        List<StageRecord> records = new ArrayList<>();
        List<TraceCheck> checks = new ArrayList<>();
        String name = planned.model();
        Setup setup =
                Setup.of(planned.model())
                        .sending(
                                planned.sendBuffer() > 0
                                        ? planned.sendBuffer()
                                        : Setup.of(planned.model()).sendBuffer())
                        .watchedBy(
                                trace -> {
                                    StageRecord record = StageRecord.of(trace);
                                    TraceCheck check =
                                            new TraceCheck(name, record.states(), course::found);
                                    trace.follow(check);
                                    records.add(record);
                                    checks.add(check);
                                });
        Stage stage = lab.open(setup);
        return new TorturedStage(name, stage, records.getFirst(), checks.getFirst());
    }

    private RecordedRun run() {
        long now = lab.now();
        return new RecordedRun(
                RunAccount.titled("torture, round " + plan.number()),
                stages.stream().map(TorturedStage::recorded).toList(),
                new RunTimes(now, now));
    }

    private List<TorturedStage> running() {
        return stages.stream().filter(on -> !on.isStopping()).toList();
    }

    /** What happens at a time, in milliseconds since the load begins. */
    private record Act(int at, Runnable what) {}

    private void load(Faults faults, OwnClients own) {
        long begin = System.nanoTime();
        for (Act act : acts(faults, own)) {
            course.awaitUntil(begin + TimeUnit.MILLISECONDS.toNanos(act.at));
            if (course.isOver() || faults.isLabClosed()) {
                return;
            }
            act.what.run();
        }
        course.awaitUntil(begin + TimeUnit.MILLISECONDS.toNanos(plan.millis()));
    }

    /** All that is planned, in order of time. */
    private List<Act> acts(Faults faults, OwnClients own) {
        List<Act> acts = new ArrayList<>();
        for (RoundPlan.GuestPlan one : plan.guests()) {
            acts.add(new Act(one.at(), () -> come(one)));
        }
        for (RoundPlan.OwnPlan one : plan.own()) {
            acts.add(new Act(one.at(), () -> own.come(one.kind())));
        }
        for (RoundPlan.CrowdPlan one : plan.crowds()) {
            acts.add(new Act(one.at(), () -> own.crowd(one.all(), one.atOnce())));
        }
        for (RoundPlan.FaultPlan one : plan.faults()) {
            acts.add(new Act(one.at(), () -> faults.happen(one, guests.all())));
        }
        acts.sort(Comparator.comparingInt(Act::at));
        return acts;
    }

    private void come(RoundPlan.GuestPlan planned) {
        TorturedStage on = stages.get(planned.stage());
        if (!on.isStopping()) {
            Guest _ = guests.come(on, planned.kind(), planned.bytes(), planned.key());
        }
    }

    /** Lets everybody go, and waits until they have; nobody may wait in vain. */
    private void drain(OwnClients own) {
        awaitOthers();
        guests.let();
        own.let();
        long begin = System.nanoTime();
        boolean gone =
                course.await(
                        LONGEST_DRAIN,
                        () -> {
                            guests.checkSilence(begin, _ -> true);
                            return guests.areGone() && own.areGone();
                        });
        if (!gone && !course.isOver()) {
            own.checkGone();
            guests.checkGone(begin);
        }
        if (gone) {
            own.checkHeard();
        }
    }

    /** Where clients are not served in turn, those who stay and do not read keep nobody waiting. */
    private void awaitOthers() {
        long begin = System.nanoTime();
        boolean _ =
                course.await(
                        LONGEST_DRAIN,
                        () -> {
                            guests.checkSilence(begin, guest -> !guest.kind().stays());
                            return guests.othersAreGone();
                        });
    }

    private void stop() {
        for (TorturedStage on : stages) {
            on.checkAlive(course::found);
            if (!on.isStopping()) {
                on.stopping();
                watch.time(on.name, StopWatch.OF_A_STAGE, () -> lab.stop(on.stage));
            }
        }
    }

    private void checkRecords(OwnClients own) {
        for (TorturedStage on : stages) {
            on.checkAlive(course::found);
            if (!on.awaitCalls(LAST_CALLS)) {
                course.found(
                        "After the stop of "
                                + on.name
                                + " a call is still under way: "
                                + on.stage.trace().openCalls().getFirst()
                                + ".");
            }
            on.check.finish(on.stage.trace());
            on.check.compare(on.record.states().before(on.stage.trace().position()));
            if (on.stage.trace().dropped() == 0) {
                own.checkRecord(on);
            }
        }
        long events = stages.stream().mapToLong(on -> on.stage.trace().position()).sum();
        if (plan.saved() && events < MOST_SAVED && !course.isClosed()) {
            save();
        }
    }

    private void save() {
        try {
            saves.save(run(), course::found);
        } catch (CaptureFailedException e) {
            course.found(String.valueOf(e.getMessage()));
        }
    }

    private void count(OwnClients own) {
        stages.forEach(on -> counts.stage(on.check.calls(), on.stage.trace().dropped()));
        counts.clients(guests.count() + own.count());
        counts.bytes(own.heard() + guests.heard());
        counts.stop(watch.longest());
        counts.round();
    }

    /** Ends it: its stages are closed, and nothing is found any more. */
    void close() {
        course.close();
        stages.forEach(TorturedStage::stopping);
        lab.close();
    }
}
