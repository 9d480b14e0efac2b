package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What another program's threads do is written into a trace to which this process records too. */
class BuiltIntoTest {
    private final Trace trace = Trace.start(System.nanoTime() - 1_000_000, 4L * Chunk.SIZE);
    private final TraceBuilder builder = TraceBuilder.into(trace);
    private final TraceBuilder.Fields fields = builder.fields();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        trace.leave();
        trace.close();
    }

    @Test
    void anOpenCallIsSeenUntilItEnds() {
        int thread = builder.enter("process 7", Role.SERVER);
        begin(thread, 10);
        assertThat(trace.openCalls())
                .singleElement()
                .extracting(OpenCall::thread, OpenCall::op, OpenCall::beginTime)
                .containsExactly(thread, Op.ACCEPT, 10L);
        end(thread, 30);
        assertThat(trace.openCalls()).isEmpty();
    }

    @Test
    void itsEventsStandAmongThoseOfThisProcess() {
        Recorder mine = trace.enter("mine", Role.CLIENT);
        int thread = builder.enter("process 7", Role.SERVER);
        begin(thread, 10);
        mine.begin(Op.CONNECT, 0, Recorder.BLOCKING, 0);
        mine.end(0);
        end(thread, 30);
        Until.followed(trace);
        List<Integer> threads = new ArrayList<>();
        Event event = trace.event();
        for (long number = 0; event.moveTo(number); number++) {
            threads.add(event.thread());
        }
        assertThat(threads).containsExactly(thread, mine.id(), mine.id(), thread);
        assertThat(event.beginNumber()).isZero();
        assertThat(event.beginTime()).isEqualTo(10);
        assertThat(event.time()).isEqualTo(30);
    }

    @Test
    void aCallForWhichThereIsNoRoomIsDroppedWholeAndCounted() {
        int early = builder.enter("process 6", Role.SERVER);
        int late = builder.enter("process 7", Role.SERVER);
        stallTheDispatcher();
        begin(early, 10);
        while (trace.dropped() == 0) {
            fields.set(late, Op.SEND, 0, 10);
            builder.whole(fields, 1, 0, 10, null, 0);
        }
        long position = trace.position();
        begin(late, 20);
        assertThat(trace.openCalls()).extracting(OpenCall::thread).containsExactly(early);
        end(late, 30);
        assertThat(trace.position()).isEqualTo(position);
        assertThat(trace.dropped()).isEqualTo(2);
        end(early, 40);
        assertThat(trace.position()).isEqualTo(position + 1);
        assertThat(trace.openCalls()).isEmpty();
    }

    @Test
    void aThreadThatHasLeftIsNotWaitedFor() {
        int thread = builder.enter("process 7", Role.SERVER);
        begin(thread, 10);
        end(thread, 20);
        builder.leave(thread);
        int next = builder.enter("process 8", Role.SERVER);
        assertThat(next).isNotEqualTo(thread);
        assertThat(trace.openCalls()).isEmpty();
    }

    private void begin(int thread, long time) {
        fields.set(thread, Op.ACCEPT, 0, time);
        fields.flags(Recorder.SERVER | Recorder.BLOCKING);
        builder.begin(fields, null, 0);
    }

    private void end(int thread, long time) {
        fields.set(thread, Op.ACCEPT, 0, time);
        builder.end(fields, 0, time, null, 0);
    }

    private void stallTheDispatcher() {
        CountDownLatch stalled = new CountDownLatch(1);
        trace.follow(
                _ -> {
                    stalled.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        trace.enter("first", Role.OTHER).instant(Op.START, 0, 0, 0);
        Until.holds("it has stalled", () -> stalled.getCount() == 0);
    }
}
