package loopscope.torture;

import com.sun.management.UnixOperatingSystemMXBean;

import loopscope.lab.Lab;
import loopscope.lab.Pace;
import loopscope.takeaway.RecordedRun;
import loopscope.torture.check.StopWatch;
import loopscope.torture.fault.DescriptorShortage;
import loopscope.torture.fault.FaultKind;
import loopscope.torture.fault.SleepJump;
import loopscope.torture.guest.Guest;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Brings about the faults of a round, each on a thread of its own, so that the load goes on.
 * Confined to the round's thread, apart from those.
 */
final class Faults {
    /** Those after which accept(2) tells a server to go on. */
    private static final List<String> PASSING =
            List.of(
                    "ECONNABORTED",
                    "EMFILE",
                    "ENFILE",
                    "ENOBUFS",
                    "ENOMEM",
                    "EPERM",
                    "EPROTO",
                    "ENETDOWN",
                    "EHOSTUNREACH",
                    "ETIMEDOUT");

    private static final int MOST_REFUSED = 8;
    private static final int FEW = 40;
    private static final long SHORT_MILLIS = 150;
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final long SECOND_MILLIS = 1_000;

    private final Lab lab;
    private final List<TorturedStage> stages;
    private final Counts counts;
    private final StopWatch watch;
    private final Saves saves;
    private final Supplier<RecordedRun> run;
    private final Consumer<String> found;
    private final List<Thread> underWay = new ArrayList<>();
    private volatile boolean labClosed;

    /** What the faults meet, beside the stages. */
    record Scene(
            Lab lab,
            List<TorturedStage> stages,
            Counts counts,
            StopWatch watch,
            Saves saves,
            Supplier<RecordedRun> run,
            Consumer<String> found) {}

    Faults(Scene scene) {
        this.lab = scene.lab;
        this.stages = scene.stages;
        this.counts = scene.counts;
        this.watch = scene.watch;
        this.saves = scene.saves;
        this.run = scene.run;
        this.found = scene.found;
    }

    /**
     * Brings one about; returns at once.
     *
     * @param guests those from outside, who may reset
     */
    void happen(RoundPlan.FaultPlan fault, List<Guest> guests) {
        TorturedStage on = stages.get(fault.stage());
        if (labClosed || on.isStopping()) {
            return;
        }
        int amount = fault.amount();
        if (fault.kind() == FaultKind.DESCRIPTORS && !isShortagePossible()) {
            return;
        }
        counts.fault(fault.kind());
        switch (fault.kind()) {
            case DESCRIPTORS -> shortage(amount);
            case ACCEPT_ERRORS -> refuse(on, amount);
            case RESETS -> reset(guests);
            case SLOW -> later(() -> slow(on, amount));
            case HELD -> later(() -> hold(on, amount));
            case STAGE_REMOVED -> remove(on);
            case LAB_CLOSED -> closeLab();
            case SLOW_DISK -> later(() -> saves.saveSlowly(run.get(), this::isShort, found));
            case FULL_DISK ->
                    later(() -> saves.saveToFull(run.get(), amount, this::isShort, found));
            case CLOCK_JUMP -> later(() -> jump(on, amount));
        }
    }

    private void later(Runnable fault) {
        underWay.add(Thread.ofPlatform().name("torture-fault").start(fault));
    }

    /** Blocks until all that was begun is over. */
    void awaitEnd() throws InterruptedException {
        for (Thread fault : underWay) {
            fault.join();
        }
    }

    /** Whether all stages are closed, or are being closed. */
    boolean isLabClosed() {
        return labClosed;
    }

    private boolean isShort() {
        return stages.stream().anyMatch(TorturedStage::isCut);
    }

    private void shortage(int amount) {
        stages.forEach(TorturedStage::cut);
        later(
                () -> {
                    try (DescriptorShortage _ = new DescriptorShortage(amount % FEW)) {
                        pause(SHORT_MILLIS + amount / 4);
                    }
                });
    }

    private static boolean isShortagePossible() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os
                && DescriptorShortage.isPossible(os.getMaxFileDescriptorCount());
    }

    private static void refuse(TorturedStage on, int amount) {
        List<String> errors = new ArrayList<>();
        for (int i = 0; i <= amount % MOST_REFUSED; i++) {
            errors.add(PASSING.get((amount + i) % PASSING.size()));
        }
        boolean _ = on.stage.refuseAccepts(errors);
    }

    private static void reset(List<Guest> guests) {
        for (int i = 0; i < guests.size(); i += 2) {
            guests.get(i).reset();
        }
    }

    private static void slow(TorturedStage on, int amount) {
        on.held(true);
        on.stage.setPace(Pace.slow(Duration.ofMillis(Pace.SHORTEST.toMillis() + amount % FEW)));
        pause(SHORT_MILLIS + amount / 2);
        free(on);
    }

    private static void hold(TorturedStage on, int amount) {
        on.held(true);
        on.stage.setPace(Pace.STEP);
        pause(SHORT_MILLIS + amount / 4);
        for (int i = 0; i < amount % FEW; i++) {
            boolean _ = on.stage.step();
            LockSupport.parkNanos(STEP_NANOS);
        }
        free(on);
    }

    private static void free(TorturedStage on) {
        on.stage.setPace(Pace.FREE);
        on.held(false);
    }

    private void remove(TorturedStage on) {
        on.stopping();
        later(
                () -> {
                    watch.time(on.name, StopWatch.OF_A_STAGE, () -> lab.stop(on.stage));
                });
    }

    private void closeLab() {
        labClosed = true;
        stages.forEach(TorturedStage::stopping);
        later(() -> watch.time("the lab", StopWatch.OF_A_LAB, lab::close));
    }

    private void jump(TorturedStage on, int amount) {
        try (SleepJump sleep = new SleepJump(on.stage.trace(), 3_000 + SECOND_MILLIS * amount)) {
            pause(SECOND_MILLIS);
            sleep.jump();
            String missing = on.isStopping() ? null : sleep.missing();
            if (missing != null && !on.isStopping()) {
                found.accept(missing);
            }
        }
    }

    private static void pause(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
