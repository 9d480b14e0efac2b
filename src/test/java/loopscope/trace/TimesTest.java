package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A call has the time at which it began and that at which it ended, by the clock of its trace. */
class TimesTest {
    private final Trace trace = Trace.start();
    private final Recorder mine = trace.enter("mine", Role.CLIENT);

    @AfterEach
    void stop() {
        trace.leave();
        trace.close();
    }

    @Test
    void aCallThatMayWaitHasBoth() {
        long before = trace.now();
        mine.begin(Op.RECV, 1, Recorder.BLOCKING, 0);
        long within = later();
        mine.end(0);
        List<Seen> calls = Seen.all(trace);
        assertThat(calls.getFirst().time()).isBetween(before, within);
        assertThat(calls.getLast().beginTime()).isEqualTo(calls.getFirst().time());
        assertThat(calls.getLast().time()).isBetween(within, trace.now());
    }

    @Test
    void aCallThatCannotWaitHasBoth() {
        long before = trace.now();
        mine.beginNonBlocking(Op.RECV, 1, 0);
        long within = later();
        mine.end(0);
        Seen call = Seen.all(trace).getFirst();
        assertThat(call.beginTime()).isBetween(before, within);
        assertThat(call.time()).isBetween(within, trace.now());
    }

    @Test
    void aReadinessCallHasBoth() {
        long before = trace.now();
        assertThat(mine.beginWatching(Op.POLL, 1, new int[1], 1)).isTrue();
        long within = later();
        mine.endReady(0, new int[1], 1);
        List<Seen> calls = Seen.all(trace);
        assertThat(calls.getFirst().time()).isBetween(before, within);
        assertThat(calls.getLast().time()).isBetween(within, trace.now());
    }

    @Test
    void whatFollowsFromACallHasTheTimeOfItsEnd() {
        mine.beginNonBlocking(Op.RECV, 1, 0);
        mine.end(5);
        long after = later();
        mine.consequence(Op.QUEUE, 1, 5, 5);
        List<Seen> calls = Seen.all(trace);
        assertThat(calls.getLast().time()).isEqualTo(calls.getFirst().time()).isLessThan(after);
        assertThat(calls.getLast().beginTime()).isEqualTo(calls.getFirst().time());
    }

    /** A moment that is later than now, once it is. */
    private long later() {
        long now = trace.now();
        while (trace.now() == now) {
            Thread.onSpinWait();
        }
        return trace.now();
    }
}
