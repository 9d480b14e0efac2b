package loopscope.torture;

import loopscope.capture.CaptureFailedException;
import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.picture.layout.Notes;
import loopscope.takeaway.RecordedRun;
import loopscope.timeline.lanes.StageRecord;
import loopscope.torture.check.EchoBook;
import loopscope.torture.check.EpollTable;
import loopscope.torture.check.OpenClients;
import loopscope.torture.check.Rest;
import loopscope.torture.check.StopWatch;
import loopscope.torture.check.TraceCheck;
import loopscope.torture.guest.Guest;
import loopscope.torture.guest.GuestKind;
import loopscope.trace.state.State;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
    /** The longest that a server which is free may keep a client waiting, on a busy machine too. */
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(15);

    /** The longest that all clients may take to leave. */
    private static final long LONGEST_DRAIN = TimeUnit.SECONDS.toNanos(60);

    private static final long AGREE = TimeUnit.SECONDS.toNanos(5);
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Duration CALLS = Duration.ofSeconds(5);
    private static final int STAY = 4;
    private static final int WORD = 5;

    /** So many events at most are saved and opened again: more would take some seconds. */
    private static final long MOST_SAVED = 400_000;

    private final RoundPlan plan;
    private final Counts counts;
    private final Saves saves;
    private final Consumer<String> found;
    private final StopWatch watch;
    private final Lab lab = new Lab();
    private final List<StageOnTest> stages = new CopyOnWriteArrayList<>();
    private final List<Guest> guests = new ArrayList<>();
    private final List<StageOnTest> hosts = new ArrayList<>();
    private volatile boolean closed;

    /** Something was found: the rest of the load and all waiting is left out. */
    private volatile boolean spoiled;

    /**
     * @param found is called with a sentence for what is wrong, on any thread
     */
    Round(RoundPlan plan, Counts counts, Saves saves, Consumer<String> found) {
        this.plan = plan;
        this.counts = counts;
        this.saves = saves;
        this.found =
                sentence -> {
                    spoiled = true;
                    found.accept(sentence);
                };
        this.watch = new StopWatch(this.found);
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
                            new Faults.Scene(lab, stages, counts, watch, saves, this::run, found));
            OwnClients own = new OwnClients(lab, List.copyOf(stages), found);
            load(faults, own);
            if (!faults.isLabClosed()) {
                drain(own);
            }
            guests.forEach(Guest::abort);
            faults.awaitEnd();
            if (!faults.isLabClosed()) {
                stay(own);
                stop();
            }
            awaitGuests();
            boolean _ = lab.awaitGone(CALLS); // what they have heard is in their books by then
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

    private StageOnTest open(RoundPlan.StagePlan planned) throws CannotStartException {
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
                                    TraceCheck check = new TraceCheck(name, record.states(), found);
                                    trace.follow(check);
                                    records.add(record);
                                    checks.add(check);
                                });
        Stage stage = lab.open(setup);
        return new StageOnTest(name, stage, records.getFirst(), checks.getFirst());
    }

    private RecordedRun run() {
        long now = System.nanoTime() - lab.origin();
        return new RecordedRun(
                "torture, round " + plan.number(),
                stages.stream().map(StageOnTest::recorded).toList(),
                now,
                now,
                Notes.NONE,
                List.of(),
                List.of(),
                null);
    }

    // Load

    /** What happens at a time, in milliseconds since the load begins. */
    private record Act(int at, Runnable what) {}

    private void load(Faults faults, OwnClients own) {
        List<Act> acts = new ArrayList<>();
        plan.guests().forEach(one -> acts.add(new Act(one.at(), () -> come(one))));
        plan.own().forEach(one -> acts.add(new Act(one.at(), () -> own.come(one.kind()))));
        plan.crowds()
                .forEach(
                        one ->
                                acts.add(
                                        new Act(
                                                one.at(),
                                                () -> own.crowd(one.all(), one.atOnce()))));
        plan.faults().forEach(one -> acts.add(new Act(one.at(), () -> faults.happen(one, guests))));
        acts.sort(Comparator.comparingInt(Act::at));
        long begin = System.nanoTime();
        for (Act act : acts) {
            awaitUntil(begin + TimeUnit.MILLISECONDS.toNanos(act.at));
            if (isOver() || faults.isLabClosed()) {
                return;
            }
            act.what.run();
        }
        awaitUntil(begin + TimeUnit.MILLISECONDS.toNanos(plan.millis()));
    }

    private void awaitUntil(long time) {
        for (long left = time - System.nanoTime();
                left > 0 && !isOver();
                left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void come(RoundPlan.GuestPlan planned) {
        StageOnTest on = stages.get(planned.stage());
        if (!on.isStopping()) {
            come(on, planned.kind(), planned.bytes(), planned.key());
        }
    }

    private Guest come(StageOnTest on, GuestKind kind, int bytes, long key) {
        Guest guest =
                new Guest(
                        "A guest of " + on.name,
                        new Guest.Plan(kind, on.stage.address(), bytes, key),
                        on.echoesText(),
                        on::isCut,
                        found);
        guests.add(guest);
        hosts.add(on);
        guest.start();
        return guest;
    }

    // All leave

    /** Lets everybody go, and waits until they have; nobody may wait in vain. */
    private void drain(OwnClients own) {
        awaitOthers();
        guests.forEach(Guest::let);
        own.let();
        for (int i = 0; i < guests.size(); i++) {
            if (!hosts.get(i).echoesText()) {
                guests.get(i).abort(); // a server of TLS waits for the rest of a handshake
            }
        }
        long begin = System.nanoTime();
        boolean gone =
                await(
                        LONGEST_DRAIN,
                        () -> {
                            checkSilence(begin, _ -> true);
                            return guests.stream().allMatch(this::isGoneOrCut) && own.areGone();
                        });
        if (!gone && !isOver()) {
            own.checkGone();
            guests.stream()
                    .filter(guest -> !isGoneOrCut(guest))
                    .forEach(guest -> guest.book().checkSilence(System.nanoTime(), begin, 0));
        }
        if (gone) {
            own.checkHeard();
        }
    }

    /** Where clients are not served in turn, those who stay and do not read keep nobody waiting. */
    private void awaitOthers() {
        long begin = System.nanoTime();
        boolean _ =
                await(
                        LONGEST_DRAIN,
                        () -> {
                            checkSilence(begin, guest -> !guest.kind().stays());
                            return guests.stream().allMatch(this::isGoneOrStays);
                        });
    }

    private boolean isGoneOrStays(Guest guest) {
        StageOnTest on = hosts.get(guests.indexOf(guest));
        return guest.kind().stays() || on.servesInTurn() || !on.echoesText() || isGoneOrCut(guest);
    }

    private boolean isGoneOrCut(Guest guest) {
        return guest.isGone() || hosts.get(guests.indexOf(guest)).isStopping();
    }

    /**
     * Whoever serves in turn is free for one client once it has served the others: as long as any
     * of them moves, it is busy.
     */
    private void checkSilence(long begin, Predicate<Guest> which) {
        long now = System.nanoTime();
        for (int i = 0; i < guests.size(); i++) {
            StageOnTest on = hosts.get(i);
            long free = later(begin, on.freeSince());
            if (on.servesInTurn()) {
                free = later(free, lastOn(on));
            }
            if (!on.isStopping() && which.test(guests.get(i))) {
                guests.get(i).book().checkSilence(now, free, SILENCE);
            }
        }
    }

    private long lastOn(StageOnTest on) {
        long last = System.nanoTime() - LONGEST_DRAIN;
        for (int i = 0; i < guests.size(); i++) {
            if (hosts.get(i) == on) {
                last = later(last, guests.get(i).book().last());
            }
        }
        return last;
    }

    /** By difference: the values of nanoTime may overflow. */
    private static long later(long one, long other) {
        return Math.max(0, one - other) + other;
    }

    // A few stay

    private void stay(OwnClients own) {
        List<StageOnTest> open = stages.stream().filter(on -> !on.isStopping()).toList();
        for (StageOnTest on : open) {
            stay(on);
        }
        own.comeToStay(WORD);
        open.stream().filter(on -> !on.servesInTurn()).forEach(on -> checkAnswered(own, on));
        if (isOver() || open.isEmpty()) {
            return;
        }
        open.forEach(this::checkTables);
        checkRest(open);
    }

    /** Some come, say a word and hear it: whatever has happened, it serves. */
    private void stay(StageOnTest on) {
        int first = guests.size();
        for (int i = 0; i < (on.servesInTurn() ? 1 : STAY) && on.echoesText(); i++) {
            Guest _ = come(on, GuestKind.IDLES, WORD, plan.number() * 31L + i);
        }
        List<Guest> staying = guests.subList(first, guests.size());
        long begin = System.nanoTime();
        boolean served =
                await(SILENCE, () -> staying.stream().allMatch(one -> one.book().heard() == WORD));
        if (!served && !isOver()) {
            staying.forEach(one -> one.book().checkSilence(System.nanoTime(), begin, 0));
            if (staying.stream().anyMatch(one -> !one.hasConnected())) {
                found.accept("Nobody could connect to " + on.name + " once all had left.");
            }
        }
    }

    private void checkAnswered(OwnClients own, StageOnTest on) {
        if (!await(SILENCE, () -> own.lastHeard(on) == WORD) && !isOver()) {
            found.accept("Nobody is answered by " + on.name + " once all had left.");
        }
    }

    private void checkTables(StageOnTest on) {
        String[] difference = new String[1];
        boolean agree =
                await(
                        AGREE,
                        () -> {
                            difference[0] = difference(on);
                            return difference[0] == null;
                        });
        if (!agree && !isOver()) {
            found.accept("The record of " + on.name + " " + difference[0] + ".");
        }
    }

    /** How the fold differs from what the kernel has; null where it does not. */
    private static @Nullable String difference(StageOnTest on) {
        State state = on.state();
        OpenClients kernel = OpenClients.ofKernel(on.stage.address());
        String clients =
                kernel == null ? null : OpenClients.of(on.stage.trace(), state).against(kernel);
        if (clients != null) {
            return clients;
        }
        EpollTable watched = EpollTable.of(state);
        EpollTable really = EpollTable.ofKernel(state.unconnected().epoll());
        return watched == null || really == null ? null : watched.against(really);
    }

    private void checkRest(List<StageOnTest> open) {
        List<StageOnTest> resting = open.stream().filter(StageOnTest::rests).toList();
        List<Long> before = resting.stream().map(on -> on.check.serverCalls()).toList();
        long begin = System.nanoTime();
        awaitUntil(begin + QUIET);
        for (int i = 0; i < resting.size() && !isOver(); i++) {
            StageOnTest on = resting.get(i);
            long calls = on.check.serverCalls() - before.get(i);
            String busy =
                    Rest.disturbed("The server of " + on.name, calls, System.nanoTime() - begin);
            if (busy != null) {
                found.accept(busy);
            }
        }
    }

    // Stop

    private void stop() {
        for (StageOnTest on : stages) {
            on.checkAlive(found);
            if (!on.isStopping()) {
                on.stopping();
                watch.time(on.name, StopWatch.OF_A_STAGE, () -> lab.stop(on.stage));
            }
        }
    }

    private void awaitGuests() throws InterruptedException {
        guests.forEach(Guest::abort);
        for (Guest guest : guests) {
            boolean gone = guest.awaitGone(AGREE);
            if (!gone && !closed) {
                found.accept("A guest has not left, though its socket is closed.");
            }
        }
    }

    // The record

    private void checkRecords(OwnClients own) {
        for (StageOnTest on : stages) {
            on.checkAlive(found);
            if (!on.awaitCalls(CALLS)) {
                found.accept(
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
        if (plan.saved() && events < MOST_SAVED && !closed) {
            save();
        }
    }

    private void save() {
        try {
            saves.save(run(), found);
        } catch (CaptureFailedException e) {
            found.accept(String.valueOf(e.getMessage()));
        }
    }

    private void count(OwnClients own) {
        stages.forEach(on -> counts.stage(on.check.calls(), on.stage.trace().dropped()));
        counts.clients(guests.size() + own.count());
        counts.bytes(
                own.heard() + guests.stream().map(Guest::book).mapToLong(EchoBook::heard).sum());
        counts.stop(watch.longest());
        counts.round();
    }

    private boolean await(long nanos, BooleanSupplier condition) {
        long deadline = System.nanoTime() + nanos;
        while (!isOver() && System.nanoTime() - deadline < 0) {
            if (condition.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(LOOK);
        }
        return condition.getAsBoolean();
    }

    private boolean isOver() {
        return closed || spoiled;
    }

    /** Ends it: its stages are closed, and nothing is found any more. */
    void close() {
        closed = true;
        stages.forEach(StageOnTest::stopping);
        lab.close();
    }
}
