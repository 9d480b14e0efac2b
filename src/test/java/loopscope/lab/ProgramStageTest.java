package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.Patience;
import loopscope.foreign.live.Python;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.OpenCall;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * The lecture's blocking server, written in Python, behind a stage: A is served, B has sent and
 * waits.
 */
class ProgramStageTest {
    private static final Lab LAB = new Lab();
    private static final List<StageRecord> RECORDS = new ArrayList<>();
    private static Stage stage;

    @BeforeAll
    static void open() throws Exception {
        Python.assumeTracer();
        ForeignProgram program = ForeignProgram.of(Python.command("blocking.py", 0));
        stage =
                LAB.open(
                        Setup.of(program, 0)
                                .watchedBy(trace -> RECORDS.add(StageRecord.of(trace))));
        LAB.addClient(Script.connect(Duration.ZERO).say(Duration.ZERO, "Hi"));
        Patience.await("A is answered", () -> moved(Op.SEND) == 2);
        LAB.addClient(Script.connect(Duration.ZERO).say(Duration.ZERO, "Ping"));
        Patience.await("B's bytes lie in the kernel", () -> sampled("B") == 4);
    }

    @AfterAll
    static void close() {
        LAB.close();
    }

    @Test
    void theClientsOfTheLabAreKnownByTheirLetters() {
        assertThat(stage.trace().connections().all())
                .extracting(Connection::name)
                .containsExactlyInAnyOrder("listener", "A", "B");
    }

    @Test
    void theServerIsSeenToWaitForOneClientWhileAnotherWaits() {
        Trace trace = stage.trace();
        assertThat(trace.openCalls())
                .filteredOn(call -> trace.threads().get(call.thread()).role() == Role.SERVER)
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.op()).isEqualTo(Op.RECV);
                            assertThat(nameOf(call)).isEqualTo("A");
                        });
        assertThat(stage.model().blocking()).isTrue();
        assertThat(stage.model().title()).isEqualTo("python3 blocking.py 0");
    }

    @Test
    void whatCannotBeDoneToItIsSaid() {
        assertThat(stage.paceObstacle()).startsWith("A program of others goes at its own pace");
        stage.setPace(Pace.STEP);
        assertThat(stage.pace()).isEqualTo(Pace.FREE);
        assertThat(stage.step()).isFalse();
        assertThat(stage.kernelProbe()).isNull();
        assertThat(stage.failure()).isNull();
        assertThat(stage.conditions().tracer()).isNotNull();
    }

    @Test
    void oneThatEndsBeforeItListensIsNoStage() {
        ForeignProgram program = ForeignProgram.of(Python.command("blocking.py", "no-number"));
        assertThatThrownBy(() -> LAB.open(Setup.of(program, 0)))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("has ended (exited with 1)")
                .hasMessageContaining("ValueError: ");
        assertThat(LAB.stages()).containsExactly(stage);
    }

    private static String nameOf(OpenCall call) {
        return stage.trace().connections().get(call.connection()).name();
    }

    /** How many bytes the server's calls have moved. */
    private static int moved(Op op) {
        return events(event -> event.role() == Role.SERVER && event.op() == op, Event::moved);
    }

    /** How many bytes of a client the kernel holds unread, by the last sample. */
    private static int sampled(String client) {
        return events(
                event ->
                        event.op() == Op.SAMPLE
                                && stage.trace()
                                        .connections()
                                        .get(event.connection())
                                        .name()
                                        .equals(client),
                Event::argument);
    }

    private static int events(Predicate<Event> which, ToIntFunction<Event> value) {
        int sum = 0;
        Event event = stage.trace().event();
        for (long number = 0; event.moveTo(number); number++) {
            sum += !event.isBegin() && which.test(event) ? value.applyAsInt(event) : 0;
        }
        return sum;
    }
}
