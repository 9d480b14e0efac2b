package loopscope.timeline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The list of calls against a full walk over the records. */
class CallScanTest {
    private static final int MANY = 40_000;

    private final long origin = System.nanoTime();
    private final List<Trace> traces = new ArrayList<>();
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        traces.forEach(Trace::close);
    }

    private Trace trace(long events) {
        Trace trace = Trace.start(origin, events);
        traces.add(trace);
        return trace;
    }

    private void record(Trace trace, int calls) {
        Recorder recorder = trace.enter("server thread", Role.SERVER);
        int client = trace.connections().own("A", 0);
        ByteBuffer bytes = ByteBuffer.wrap("Ping".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < calls; i++) {
            if (random.nextInt(3) == 0) {
                recorder.begin(Op.SELECT, 0, Recorder.BLOCKING, 0);
                recorder.end(1);
            } else {
                recorder.beginNonBlocking(Op.RECV, random.nextInt(2) * client, 0);
                recorder.end(4, bytes, 0);
            }
        }
        trace.leave();
        awaitFollowed(trace);
    }

    private static void awaitFollowed(Trace trace) {
        long position = trace.position();
        Patience.await("all is followed", () -> trace.followed() >= position);
    }

    private static CallFilter filter(String words) throws WrongFilterException {
        return FilterWords.parse(words, name -> 0);
    }

    private static CallList list(CallScan scan, int stages, int most) {
        CallList list = new CallList(stages);
        CallScan.Found found;
        do {
            found = scan.go(most, Long.MAX_VALUE);
            list.add(found.calls());
        } while (found.more());
        return list;
    }

    /** Every chosen end of one record, by walking over it. */
    private static long[] walk(Trace trace, CallFilter filter) {
        Event event = trace.event();
        CallMatcher matcher = new CallMatcher(filter, trace);
        List<Long> found = new ArrayList<>();
        for (long n = trace.oldest(); n < trace.followed(); n++) {
            if (event.moveTo(n) && !event.isBegin() && matcher.chooses(event, event.time())) {
                found.add(n);
            }
        }
        return found.stream().mapToLong(Long::longValue).toArray();
    }

    private static long[] ofStage(CallList list, int stage) {
        long[] calls = new long[list.size()];
        Arrays.setAll(calls, list::get);
        return Arrays.stream(calls)
                .filter(call -> CallScan.stage(call) == stage)
                .map(CallScan::number)
                .toArray();
    }

    @Test
    void whatIsListedIsWhatAWalkFinds() throws WrongFilterException {
        Trace one = trace(Trace.USUAL_EVENTS);
        Trace two = trace(Trace.USUAL_EVENTS);
        record(one, MANY);
        record(two, MANY);
        record(one, MANY);
        for (String words : List.of("", "recv", "A", "\"ing\"", "select <1s", "-recv")) {
            CallFilter filter = filter(words);
            CallList list = list(new CallScan(traces, filter), 2, 10_000);
            assertThat(ofStage(list, 0)).as(words).isEqualTo(walk(one, filter));
            assertThat(ofStage(list, 1)).as(words).isEqualTo(walk(two, filter));
        }
    }

    @Test
    void stagesAreMergedByTime() {
        Trace one = trace(Trace.USUAL_EVENTS);
        Trace two = trace(Trace.USUAL_EVENTS);
        for (int i = 0; i < 20; i++) {
            record(i % 2 == 0 ? one : two, 100);
        }
        CallList list = list(new CallScan(traces, CallFilter.ALL), 2, 777);
        long before = 0;
        for (int place = 0; place < list.size(); place++) {
            Event event = traces.get(CallScan.stage(list.get(place))).event();
            assertThat(event.moveTo(CallScan.number(list.get(place)))).isTrue();
            assertThat(event.time()).isGreaterThanOrEqualTo(before);
            before = event.time();
        }
        assertThat(list.size()).isEqualTo(20 * 102); // and a start and an exit each
    }

    @Test
    void aCallIsFoundByItsNumber() {
        record(trace(Trace.USUAL_EVENTS), MANY);
        record(trace(Trace.USUAL_EVENTS), MANY);
        CallList list = list(new CallScan(traces, CallFilter.ALL), 2, 100_000);
        for (int i = 0; i < 500; i++) {
            int place = random.nextInt(list.size());
            long call = list.get(place);
            assertThat(list.placeOf(CallScan.stage(call), CallScan.number(call))).isEqualTo(place);
        }
        assertThat(list.placeOf(0, Long.MAX_VALUE >>> 8)).isEqualTo(-1);
    }

    @Test
    void whatCameLaterIsAddedAndWhatIsTooLateWaits() {
        Trace trace = trace(Trace.USUAL_EVENTS);
        record(trace, 100);
        long then = trace.now();
        CallScan scan = new CallScan(traces, CallFilter.ALL);
        assertThat(scan.go(MANY, then).calls()).hasSize(102);
        assertThat(scan.isBehind()).isFalse();
        record(trace, 10);
        assertThat(scan.isBehind()).isTrue();
        assertThat(scan.go(MANY, then).calls()).isEmpty();
        assertThat(scan.go(MANY, Long.MAX_VALUE).calls()).hasSize(12);
    }

    @Test
    void whatWasLetGoIsGivenUpAtTheFront() {
        Trace trace = trace(10_000);
        record(trace, 8_000);
        CallList list = list(new CallScan(traces, CallFilter.ALL), 1, 100_000);
        int before = list.size();
        record(trace, 2_000_000);
        assertThat(trace.oldest()).isPositive();
        int gone = list.giveUp(new long[] {trace.oldest()});
        assertThat(list.size()).isEqualTo(before - gone).isPositive();
        assertThat(gone).isPositive();
        long first = CallScan.number(list.get(0));
        assertThat(list.placeOf(0, first)).isZero();
        assertThat(list.placeOf(0, first - 1)).isZero();
    }
}
