package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.time.Duration.ofMillis;

import loopscope.Patience;
import loopscope.kit.counter.Counters;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.LockWaits;
import loopscope.timeline.lanes.Locks;
import loopscope.timeline.lanes.LostUpdates;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;
import loopscope.trace.metadata.CountSoFar;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages of two rows of clients, counted by many threads in every way there is. */
class CountingTest {
    private static final Duration PAUSE = ofMillis(3);
    private static final String ANNOUNCED = "100 messages have been counted.";

    private final List<StageRecord> records = new ArrayList<>();
    private Stage stage;

    @AfterEach
    void stopLeavesNoThread() {
        long began = System.nanoTime();
        stage.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Patience.LIMIT);
        assertThat(stage.trace().failure()).isNull();
        // One that is through may take a moment to be gone.
        Told.await("its threads to end", CountingTest::noThreadIsLeft);
    }

    private static boolean noThreadIsLeft() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(
                        name ->
                                name.startsWith("loopscope-thread")
                                        || name.startsWith("loopscope-watcher"));
    }

    private void open(String counter) throws CannotStartException {
        open(counter, PAUSE);
    }

    private void open(String counter, Duration pause) throws CannotStartException {
        Setup setup = Setup.of("threads").counting(counter, pause).watchedBy(this::watch);
        stage = Stage.open(setup, System.nanoTime(), () -> 0);
    }

    private void watch(Trace trace) {
        records.add(StageRecord.of(trace));
    }

    private Crowd crowd(int all, int atOnce) {
        Crowd crowd = new Crowd(all, atOnce, Script.oneShot(), 0, List.of(stage), () -> _ -> {});
        crowd.start();
        return crowd;
    }

    private void twoRowsOf100() {
        rows(2, 100);
    }

    private void rows(int rows, int each) {
        Crowd crowd = crowd(rows * each, rows);
        assertThat(crowd.awaitGone(System.nanoTime() + Patience.LIMIT_NANOS)).isTrue();
        assertThat(crowd.gone()).isEqualTo(200);
    }

    static Stream<String> rightOnes() {
        return Lab.counters().stream().filter(CounterInfo::right).map(CounterInfo::id);
    }

    @ParameterizedTest
    @MethodSource("rightOnes")
    void theRightWaysCountEveryMessage(String counter) throws CannotStartException {
        open(counter);
        twoRowsOf100();
        assertThat(stage.counted()).isEqualTo(200);
        assertThat(lanes().lostUpdates().pairs().size()).isZero();
    }

    @RepeatedTest(3)
    void unprotectedSomeAreLostAndTheReadsThatSawTheSameAreFound() throws CannotStartException {
        open("unprotected");
        rows(10, 20); // two rows may pass each other by on a busy machine
        assertThat(stage.counted()).isBetween(1, 199);
        LostUpdates.View pairs = lanes().lostUpdates().pairs();
        assertThat(pairs.size()).isBetween(1, 200 - stage.counted());
        assertThat(soFar())
                .isEqualTo(new CountSoFar(stage.counted(), 200, 0))
                .extracting(CountSoFar::words)
                .isEqualTo(
                        "counted "
                                + stage.counted()
                                + " of 200 messages: "
                                + (200 - stage.counted())
                                + " lost");
        for (int row = 0; row < pairs.size(); row++) {
            assertThat(pairs.firstThread(row)).isNotEqualTo(pairs.secondThread(row));
            assertThat(pairs.firstRead(row)).isLessThanOrEqualTo(pairs.secondRead(row));
            assertThat(pairs.secondRead(row)).isLessThan(pairs.lost(row));
        }
    }

    static Stream<String> models() {
        return Lab.models().stream().filter(model -> model.obstacle() == null).map(ModelInfo::id);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelCountsEachMessageOnce(String model) throws CannotStartException {
        stage = Stage.open(Setup.of(model).counting("atomic"), System.nanoTime(), () -> 0);
        twoRowsOf100();
        assertThat(stage.counted()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "select"})
    @EnabledOnOs(OS.LINUX)
    void aSingleThreadNeedsNoLock(String model) throws CannotStartException {
        stage = Stage.open(Setup.of(model).counting("single"), System.nanoTime(), () -> 0);
        twoRowsOf100();
        assertThat(stage.counted()).isEqualTo(200);
    }

    @Test
    void aWaitForTheLockNamesItsHolder() throws CannotStartException {
        open("lock", ofMillis(10)); // most of the time somebody has it, on a busy machine too
        rows(20, 10);
        Lanes lanes = lanes();
        int named = 0;
        for (ThreadLane thread : lanes.threads()) {
            LockWaits.View waits = thread.lockWaits();
            for (int row = 0; row < waits.size(); row++) {
                long from = waits.from(row);
                long middle = from + (waits.to(row) - from) / 2;
                int lock = waits.lock(row);
                int holder = lanes.locks().holder(lock, middle);
                if (holder != Locks.NOBODY && holder != thread.id()) {
                    named++;
                }
            }
        }
        assertThat(named).isGreaterThan(50);
        assertThat(lanes.locks().all()).hasSize(1);
        assertThat(lanes.locks().all().getFirst().turns().size()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch-loop", "watch-condition"})
    void theWatcherAnnouncesTheHundredthMessage(String counter) throws CannotStartException {
        open(counter);
        twoRowsOf100();
        Told.await("the announcement", () -> stage.notices().contains(ANNOUNCED));
    }

    @Test
    void whoLooksAgainAndAgainFillsNoRecord() throws CannotStartException {
        open("watch-loop");
        Told.await(
                "many looks", () -> lanesOf("watcher").stream().anyMatch(l -> l.count() > 10_000));
        assertThat(lanesOf("watcher").getFirst().calls().size()).isLessThan(5_000);
        assertThat(lanesOf("watcher").getFirst().counterUses().size()).isZero();
    }

    @Test
    void aSignalThatNobodyWaitsForIsLost() throws CannotStartException {
        open("watch-late");
        twoRowsOf100();
        Told.await(
                "the watcher to wait",
                () -> stage.trace().openCalls().stream().anyMatch(c -> c.op() == Op.AWAIT));
        List<Told> signals = Told.by(stage).stream().filter(t -> t.op() == Op.SIGNAL).toList();
        assertThat(signals).singleElement().extracting(Told::result).isEqualTo(0);
        assertThat(stage.notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch-locked", "never-unlocked"})
    void whoKeepsTheLockStallsEveryone(String counter) throws CannotStartException {
        open(counter);
        Crowd _ = crowd(5, 5);
        Lanes lanes = lanes();
        Told.await("four to wait for one", () -> waitingFor(lanes).count() >= 4);
        assertThat(stage.counted()).isLessThan(2);
        CountSoFar count = soFar();
        assertThat(count.lost()).as("lost of those who are still at the lock").isZero();
        assertThat(count.words()).endsWith(count.underWay() + " under way");
        assertThat(waitingFor(lanes).distinct()).hasSize(1).doesNotContain(Locks.NOBODY);
        assertThat(lanes.locks().circle(lanes.threads(), stage.trace().now())).isEmpty();
    }

    private CountSoFar soFar() {
        return Objects.requireNonNull(stage.countSoFar());
    }

    private IntStream waiting(Lanes lanes) {
        return lanes.locks().waiting(lanes.threads(), stage.trace().now()).stream()
                .mapToInt(Locks.Waiting::holder);
    }

    private Stream<Integer> waitingFor(Lanes lanes) {
        return waiting(lanes).boxed();
    }

    @Test
    void twoLocksTakenInOppositeOrderMakeACircle() throws CannotStartException {
        open("opposite-locks");
        Crowd _ = crowd(100, 20);
        Lanes lanes = lanes();
        Told.await(
                "the circle",
                () -> !lanes.locks().circle(lanes.threads(), stage.trace().now()).isEmpty());
        List<Locks.Waiting> circle = lanes.locks().circle(lanes.threads(), stage.trace().now());
        assertThat(circle).hasSize(2);
        assertThat(circle.getFirst().holder()).isEqualTo(circle.getLast().thread());
        assertThat(circle.getLast().holder()).isEqualTo(circle.getFirst().thread());
        assertThat(circle.getFirst().lock()).isNotEqualTo(circle.getLast().lock());
    }

    @Test
    void withoutACounterNobodyCounts() throws CannotStartException {
        stage = Stage.open(Setup.of("threads"), System.nanoTime(), () -> 0);
        twoRowsOf100();
        assertThat(stage.counted()).isEqualTo(-1);
        assertThat(Told.by(stage)).noneMatch(t -> t.role() == Role.SERVER && t.op() == Op.LOCK);
    }

    @Test
    void aCounterThatIsNotThereIsOneSentence() throws CannotStartException {
        open("atomic");
        assertThatThrownBy(
                        () ->
                                Stage.open(
                                        Setup.of("sequential").counting("magic"),
                                        System.nanoTime(),
                                        () -> 0))
                .isInstanceOf(CannotStartException.class)
                .hasMessageStartingWith(
                        "There is no counter \"magic\": choose one of unprotected, ")
                .hasMessageEndingWith(".");
        assertThat(Counters.all()).hasSameSizeAs(Lab.counters());
    }

    private Lanes lanes() {
        Trace trace = stage.trace();
        long position = trace.position();
        Told.await("the lanes to catch up", () -> trace.followed() >= position);
        return records.getFirst().lanes();
    }

    private List<ThreadLane> lanesOf(String name) {
        return lanes().threads().stream().filter(lane -> lane.name().equals(name)).toList();
    }
}
