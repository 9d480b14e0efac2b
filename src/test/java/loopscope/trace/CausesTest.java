package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A cause's begin has a lower number than its effect's end, whatever the clocks say. */
class CausesTest {
    private static final int MOST_ROUNDS = 20_000;

    /** Where two threads share a busy core, each round may take some milliseconds. */
    private static final long ENOUGH_NANOS = 2_000_000_000;

    /** As many as the record is sure to take while nobody follows. */
    private static final int ROUNDS_AT_ONCE = 1_000;

    private final Trace trace = Trace.start(System.nanoTime() - 1, 1 << 18);

    @AfterEach
    void stop() {
        trace.leave();
        trace.close();
    }

    @Test
    void aBlockingCauseBeganBeforeItsEffectEnded() throws InterruptedException {
        handshake(true);
    }

    @Test
    void aNonBlockingCauseBeganBeforeItsEffectEnded() throws InterruptedException {
        handshake(false);
    }

    @Test
    void aNonBlockingCauseWhoseEffectEndsFirstStillHasTheLowerNumber() throws Exception {
        Recorder cause = trace.enter("cause", Role.CLIENT);
        cause.instant(Op.QUEUE, 1, 0, 0);
        cause.beginNonBlocking(Op.SEND, 1, 1);
        Thread other = Thread.ofPlatform().start(() -> trace.recorder().instant(Op.TAKE, 1, 2, 0));
        other.join();
        cause.end(1);
        List<Seen> all = Seen.all(trace);
        assertThat(all).extracting(Seen::op).containsExactly(Op.QUEUE, Op.TAKE, Op.SEND);
        assertThat(all.get(2).beginNumber()).isLessThan(all.get(1).number());
        assertThat(all.get(2).beginNumber()).isGreaterThanOrEqualTo(all.get(0).number());
    }

    @Test
    void whatEndedBeforeACallBeganIsNeverItsEffect() {
        Recorder mine = trace.enter("one", Role.CLIENT);
        for (int i = 0; i < 10; i++) {
            mine.beginNonBlocking(Op.SEND, 1, i);
            mine.end(1);
            mine.begin(Op.RECV, 1, Recorder.BLOCKING, i);
            mine.end(1);
        }
        List<Seen> ends = Seen.all(trace).stream().filter(e -> !e.begin()).toList();
        for (int i = 1; i < ends.size(); i++) {
            assertThat(ends.get(i).beginNumber()).isGreaterThanOrEqualTo(ends.get(i - 1).number());
        }
    }

    @Test
    void aCallBeforeAnyEventBeganBeforeAll() {
        Recorder mine = trace.enter("one", Role.CLIENT);
        mine.instant(Op.QUEUE, 1, 0, 0);
        assertThat(Seen.all(trace).getFirst().beginNumber()).isEqualTo(-1);
    }

    private void handshake(boolean blocking) throws InterruptedException {
        AtomicInteger rounds = new AtomicInteger(MOST_ROUNDS);
        AtomicInteger said = new AtomicInteger(-1);
        AtomicInteger heard = new AtomicInteger(-1);
        Thread other =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    for (int i = 0; i < rounds.get(); i++) {
                                        begin(Op.RECV, blocking, i);
                                        await(said, i);
                                        trace.recorder().end(i);
                                        heard.set(i);
                                    }
                                    trace.leave();
                                });
        long end = System.nanoTime() + ENOUGH_NANOS;
        for (int i = 0; i < rounds.get(); i++) {
            if (i % ROUNDS_AT_ONCE == 0) {
                Until.followed(trace);
            }
            if (System.nanoTime() > end) {
                rounds.set(i + 1);
            }
            begin(Op.SEND, blocking, i);
            said.set(i);
            trace.recorder().end(i);
            await(heard, i);
        }
        other.join();
        Until.followed(trace);
        assertThat(trace.dropped()).isZero();
        long[] causeBegan = new long[rounds.get()];
        long[] effectEnded = new long[rounds.get()];
        Seen.all(trace).stream()
                .filter(event -> !event.begin())
                .forEach(
                        event -> {
                            if (event.op() == Op.SEND) {
                                causeBegan[event.argument()] = event.beginNumber();
                            } else {
                                effectEnded[event.argument()] = event.number();
                            }
                        });
        for (int i = 0; i < rounds.get(); i++) {
            assertThat(causeBegan[i]).as("round %d", i).isLessThan(effectEnded[i]);
        }
    }

    private void begin(Op op, boolean blocking, int argument) {
        if (blocking) {
            trace.recorder().begin(op, 1, Recorder.BLOCKING, argument);
        } else {
            trace.recorder().beginNonBlocking(op, 1, argument);
        }
    }

    private static void await(AtomicInteger cell, int value) {
        while (cell.get() < value) {
            Thread.yield();
        }
    }
}
