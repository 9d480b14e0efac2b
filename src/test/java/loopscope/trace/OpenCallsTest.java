package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Each thread tells of the call it is inside of. */
class OpenCallsTest {
    private final Trace trace = Trace.start();

    @AfterEach
    void stop() {
        trace.leave();
        trace.close();
    }

    @Test
    void allThatAreInProgressAreToldOldestFirst() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            int connection = i + 1;
            long before = trace.position();
            Thread.ofVirtual().start(() -> wait(connection, end));
            Until.holds("it has begun", () -> trace.position() > before);
        }
        assertThat(trace.openCalls())
                .extracting(OpenCall::connection)
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(trace.openCalls()).extracting(OpenCall::number).isSorted();
        end.countDown();
        Until.holds("all have ended", () -> trace.openCalls().isEmpty());
    }

    @Test
    void aCallThatCannotWaitIsNotToldOf() {
        Recorder mine = trace.enter("quick", Role.CLIENT);
        mine.beginNonBlocking(Op.SEND, 1, 1);
        assertThat(trace.openCalls()).isEmpty();
        mine.end(1);
    }

    @Test
    void aCallThatHasEndedIsNotToldOf() {
        Recorder mine = trace.enter("mine", Role.CLIENT);
        mine.begin(Op.RECV, 1, Recorder.BLOCKING, 0);
        assertThat(trace.openCalls()).hasSize(1);
        mine.end(1);
        assertThat(trace.openCalls()).isEmpty();
        mine.begin(Op.SELECT, 0, Recorder.BLOCKING, 0);
        assertThat(trace.openCalls()).hasSize(1);
        mine.endReady(0, new int[0], 0);
        assertThat(trace.openCalls()).isEmpty();
    }

    @Test
    void aThreadThatDiedInsideACallIsToldOfNoMore() {
        Thread.ofPlatform().start(() -> trace.recorder().begin(Op.RECV, 1, 0, 0));
        Until.holds("it has begun", () -> trace.position() == 1);
        Until.holds("it is swept", () -> trace.openCalls().isEmpty());
    }

    @Test
    void whatIsToldIsNeverMixedFromTwoCalls() throws InterruptedException {
        AtomicBoolean going = new AtomicBoolean(true);
        Thread writer =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    Checked calls = new Checked();
                                    Recorder theirs = trace.enter("busy", Role.CLIENT);
                                    for (int i = 0; going.get(); i++) {
                                        calls.call(theirs, i);
                                    }
                                    trace.leave();
                                });
        int told = 0;
        long last = -1;
        while (told < 100_000) {
            List<OpenCall> calls = trace.openCalls();
            for (OpenCall call : calls) {
                assertThat(call.connection() == Checked.connection(call.argument())).isTrue();
                assertThat(call.number() >= last).isTrue();
                last = call.number();
                told++;
            }
        }
        going.set(false);
        writer.join();
    }

    private void wait(int connection, CountDownLatch end) {
        trace.recorder().begin(Op.RECV, connection, Recorder.BLOCKING, 0);
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        trace.recorder().end(0);
        trace.leave();
    }
}
