package loopscope.torture.check;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.lab.Lab;
import loopscope.lab.Script;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Trace;
import loopscope.trace.state.State;
import loopscope.trace.state.States;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The check of a record finds what is planted into a real one. */
class RecordTeethTest {
    private static final List<Line> RECORDED = new ArrayList<>();
    private static State fold;

    private int queuedSoFar;
    private final List<String> found = new ArrayList<>();
    private final TraceCheck check = new TraceCheck("a stage", null, found::add);

    /** Two clients at a server that waits inside of calls, and one that stays. */
    @BeforeAll
    static void record() throws Exception {
        AtomicReference<States> states = new AtomicReference<>();
        try (Lab lab = new Lab()) {
            Stage stage =
                    lab.open(Setup.of("threads").watchedBy(trace -> states.set(new States(trace))));
            lab.addClient(Script.oneShot());
            lab.addClient(Script.oneShot());
            assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
            lab.addClient().say("stays");
            Trace trace = stage.trace();
            Patience.await("five bytes to come back", () -> heard(trace, states.get()) == 5);
            fold = states.get().before(trace.followed());
            lab.stop(stage, Duration.ofSeconds(5));
            Event event = trace.event();
            for (long number = 0; event.moveTo(number); number++) {
                RECORDED.add(Line.of(event));
            }
        }
    }

    private static long heard(Trace trace, States states) {
        long[] heard = new long[1];
        states.before(trace.followed()).connections(one -> heard[0] += one.heard());
        return heard[0];
    }

    @Test
    void aRecordIsWhole() {
        read(RECORDED);
        assertThat(RECORDED).hasSizeGreaterThan(30);
        assertThat(found).isEmpty();
        assertThat(check.serverCalls()).isGreaterThan(6);
    }

    @Test
    void anEndThatIsLostIsFound() {
        Line begin = last(line -> line.isBegin() && line.op() == Op.READ);
        read(RECORDED.subList(0, (int) begin.number() + 1));
        check.finish();
        assertThat(found).singleElement().asString().contains("has no end of begin");
    }

    @Test
    void anEndWithoutItsBeginIsFound() {
        Line end = last(line -> line.waits() && !line.isBegin());
        read(changed(line -> line.number() == end.beginNumber(), RecordTeethTest::instant));
        assertThat(found).singleElement().asString().contains("without its begin");
    }

    @Test
    void anEndOfAnotherCallIsFound() {
        Line end = last(line -> line.waits() && !line.isBegin());
        read(changed(end::equals, line -> with(line, 1, line.time(), line.beginNumber() - 1)));
        assertThat(found).singleElement().asString().contains("which is not the end of begin");
    }

    @Test
    void aGapIsFound() {
        List<Line> lines = new ArrayList<>(RECORDED);
        lines.remove(12);
        read(lines);
        assertThat(found).singleElement().asString().contains("where number 12 is due");
    }

    @Test
    void aNumberThatIsGivenTwiceIsFound() {
        List<Line> lines = new ArrayList<>(RECORDED);
        lines.add(12, lines.get(11));
        read(lines);
        assertThat(found).singleElement().asString().contains("where number 12 is due");
    }

    @Test
    void aTimeThatGoesBackwardsIsFound() {
        Line late = last(line -> line.isBegin() && line.thread() == RECORDED.get(2).thread());
        read(changed(late::equals, line -> with(line, 1, 1, line.beginNumber())));
        assertThat(found).singleElement().asString().contains("goes back in time by");
    }

    @Test
    void aQueueWithoutABoundIsFound() {
        Line read = last(line -> line.moved() == 5);
        check.add(queued(read, 300_000));
        assertThat(found).isEmpty();
        check.add(queued(read, 400_000));
        assertThat(found).singleElement().asString().contains("holds more for one client");
    }

    private Line queued(Line line, int bytes) {
        return new Line(
                queuedSoFar++,
                false,
                line.thread(),
                line.role(),
                Op.QUEUE,
                line.connection(),
                0,
                false,
                1,
                bytes,
                bytes,
                0,
                -1,
                line.time(),
                line.time(),
                0);
    }

    @Test
    void aFoldThatAgreesIsNotFound() {
        read(RECORDED.subList(0, (int) fold.number()));
        check.compare(fold);
        assertThat(found).isEmpty();
    }

    @Test
    void aFoldThatDisagreesIsFound() {
        read(
                changed(
                                line -> line.op() == Op.READ && line.moved() == 5,
                                line -> with(line, 2, line.time(), line.beginNumber()))
                        .subList(0, (int) fold.number()));
        check.compare(fold);
        assertThat(found).singleElement().asString().contains("folds to").contains("and holds");
    }

    @Test
    void aClientThatTheKernelDoesNotKnowIsFound() {
        OpenClients kernel = new OpenClients(Set.of("127.0.0.1:4711"));
        OpenClients stale = new OpenClients(Set.of("127.0.0.1:4711", "127.0.0.1:4712"));
        assertThat(kernel.against(kernel)).isNull();
        assertThat(stale.against(kernel)).contains("does not know [127.0.0.1:4712]");
        assertThat(kernel.against(stale)).contains("lacks clients that it has [127.0.0.1:4712]");
    }

    @Test
    void aDescriptorThatIsStaleIsFound() {
        EpollTable kernel = new EpollTable(Map.of(7, 1, 8, 5));
        assertThat(new EpollTable(Map.of(8, 5)).against(kernel)).isNull();
        assertThat(new EpollTable(Map.of(9, 1)).against(kernel)).contains("descriptor 9 for 1");
        assertThat(new EpollTable(Map.of(7, 5)).against(kernel)).contains("and the kernel for 1");
    }

    @Test
    void anEventThatIsSavedOtherwiseIsFound() {
        Line line = last(one -> one.moved() == 5);
        assertThat(SavedRun.difference(line, line)).isNull();
        assertThat(SavedRun.difference(line, with(line, 2, line.time(), line.beginNumber())))
                .contains("where end");
        assertThat(SavedRun.difference(line, with(line, 1, line.time() + 1, line.beginNumber())))
                .contains("where end");
    }

    private void read(List<Line> lines) {
        lines.forEach(check::add);
        if (lines.size() == RECORDED.size()) {
            check.finish();
        }
    }

    private static Line last(Predicate<Line> wanted) {
        return RECORDED.stream().filter(wanted).reduce((first, second) -> second).orElseThrow();
    }

    private static List<Line> changed(Predicate<Line> which, UnaryOperator<Line> change) {
        return RECORDED.stream().map(line -> which.test(line) ? change.apply(line) : line).toList();
    }

    /** A call that could not wait. */
    private static Line instant(Line line) {
        return new Line(
                line.number(),
                false,
                line.thread(),
                line.role(),
                line.op(),
                line.connection(),
                0,
                false,
                1,
                0,
                0,
                0,
                line.number() - 1,
                line.time(),
                line.time(),
                0);
    }

    private static Line with(Line line, int times, long time, long begin) {
        return new Line(
                line.number(),
                line.isBegin(),
                line.thread(),
                line.role(),
                line.op(),
                line.connection(),
                line.flags(),
                line.waits(),
                line.calls(),
                line.argument(),
                line.result(),
                times * line.moved(),
                begin,
                Math.min(line.beginTime(), time),
                time,
                line.rest());
    }
}
