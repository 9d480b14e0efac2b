package loopscope.kit;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

class GateTest {
    private final Trace trace = Trace.start();
    private final Gate gate = new Gate();
    private final Kit kit = new Kit(trace, gate);
    private final List<String> passed = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void endEverything() throws InterruptedException {
        kit.close();
        for (Thread thread : threads) {
            assertThat(thread.join(Patience.LIMIT)).isTrue();
        }
        trace.close();
    }

    @Test
    void aFreeGateHoldsAndRecordsNothing() throws InterruptedException {
        Thread server = start("server", 3);
        assertThat(server.join(Patience.LIMIT)).isTrue();
        assertThat(gate.holds()).isZero();
        assertThat(spans()).isEmpty();
    }

    @Test
    void aStepAdmitsTheThreadThatHasWaitedLongest() {
        gate.byStep();
        for (int i = 0; i < 3; i++) {
            int number = i;
            start("t" + i, 1);
            await(() -> gate.held() == number + 1);
        }
        for (int i = 0; i < 3; i++) {
            int number = i;
            assertThat(gate.step()).isTrue();
            await(() -> passed.size() == number + 1);
        }
        assertThat(passed).containsExactly("t0", "t1", "t2");
    }

    @Test
    void aStepSaysWhenNobodyIsHeld() {
        gate.byStep();
        assertThat(gate.step()).isFalse();
    }

    @Test
    void aStepAdmitsOneCallOnly() {
        gate.byStep();
        start("server", 2);
        await(() -> gate.held() == 1);
        gate.step();
        await(() -> passed.size() == 1 && gate.held() == 1);
        assertThat(passed).hasSize(1);
    }

    @Test
    void aSlowGateHoldsEachCallForItsTimeAndRecordsIt() throws InterruptedException {
        long nanos = 5_000_000;
        gate.slow(nanos);
        assertThat(start("server", 3).join(Patience.LIMIT)).isTrue();
        assertThat(spans()).hasSize(3).allMatch(span -> span >= nanos);
        assertThat(gate.holds()).isEqualTo(3);
    }

    @Test
    void onlyServerThreadsAreHeld() {
        gate.byStep();
        gate.pass(trace.enter("client", Role.CLIENT), Op.READ, 0);
        trace.leave();
        assertThat(gate.holds()).isZero();
    }

    @Test
    void openLetsEveryoneGoForGood() throws InterruptedException {
        gate.byStep();
        Thread server = start("server", 5);
        await(() -> gate.held() == 1);
        gate.open();
        gate.byStep();
        assertThat(server.join(Patience.LIMIT)).isTrue();
        assertThat(passed).hasSize(5);
    }

    @Test
    void whoIsCutOffEndsWhereItWouldBeginAnotherCall() throws InterruptedException {
        gate.byStep();
        Thread held = start("held", 5);
        await(() -> gate.held() == 1);
        kit.abort();
        kit.cutOff();
        assertThat(held.join(Patience.LIMIT)).isTrue();
        assertThat(start("late", 5).join(Patience.LIMIT)).isTrue();
        assertThat(passed).doesNotContain("late");
    }

    @Test
    void changingThePaceReleasesThoseHeld() throws InterruptedException {
        gate.slow(Duration.ofHours(1).toNanos());
        Thread server = start("server", 1);
        await(() -> gate.held() == 1);
        gate.free();
        assertThat(server.join(Patience.LIMIT)).isTrue();
        assertThat(gate.held()).isZero();
    }

    @Test
    void theRecordSaysBeforeWhichCallItWasHeldAndHow() {
        gate.slow(Duration.ofHours(1).toNanos());
        start("server", 1);
        await(() -> gate.held() == 1);
        gate.byStep();
        await(() -> holds().size() == 2);
        assertThat(holds())
                .containsExactly("read, 3600000 ms, connection 7", "read, 0 ms, connection 7");
        assertThat(gate.step()).isTrue();
        await(() -> passed.size() == 1);
        assertThat(gate.holds()).isEqualTo(1);
        assertThat(holds()).hasSize(2);
    }

    /** What each begin of a hold says. */
    private List<String> holds() {
        List<String> holds = new ArrayList<>();
        Event event = trace.event();
        for (long number = 0; event.moveTo(number); number++) {
            if (event.op() == Op.HOLD && event.isBegin()) {
                holds.add(
                        String.format(
                                Locale.ROOT,
                                "%s, %d ms, connection %d",
                                event.heldBefore().label(),
                                event.heldMillis(),
                                event.connection()));
            }
        }
        return holds;
    }

    private Thread start(String name, int calls) {
        Thread thread =
                kit.thread(
                        name,
                        () -> {
                            Recorder recorder = trace.recorder();
                            for (int i = 0; i < calls; i++) {
                                gate.pass(recorder, Op.READ, 7);
                                passed.add(name);
                            }
                        });
        threads.add(thread);
        thread.start();
        return thread;
    }

    /** How long each hold was, in nanoseconds, as recorded. */
    private List<Long> spans() {
        List<Long> spans = new ArrayList<>();
        Event event = trace.event();
        for (long number = 0; event.moveTo(number); number++) {
            if (event.op() == Op.HOLD && !event.isBegin()) {
                spans.add(event.time() - event.beginTime());
            }
        }
        return spans;
    }

    private static void await(BooleanSupplier condition) {
        Patience.await("the gate", condition);
    }
}
