package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

/** One follower's failure is its own. */
class FollowersTest {
    private final Trace trace = Trace.start(System.nanoTime(), Chunk.SIZE);

    @AfterEach
    void stop() {
        trace.leave();
        trace.close();
    }

    @Test
    void oneThatFailsIsToldNoMoreAndNeitherTheOthersNorTheRecordStop() {
        AtomicLong failing = new AtomicLong();
        AtomicLong sound = new AtomicLong();
        trace.follow(
                event -> {
                    failing.incrementAndGet();
                    throw new IllegalStateException("a planted failure");
                });
        trace.follow(event -> sound.incrementAndGet());
        Recorder mine = trace.enter("writes", Role.CLIENT);
        long made = 100L * Chunk.SIZE; // more than are kept spare
        for (int i = 0; i < made; i++) {
            mine.instant(Op.QUEUE, 1, i, i);
            if (i % Chunk.SIZE == 0) {
                Until.followed(trace);
            }
        }
        Until.followed(trace);
        assertThat(trace.failure()).hasMessage("a planted failure");
        assertThat(failing).hasValue(1);
        assertThat(sound).hasValue(made);
        assertThat(trace.dropped()).isZero();
    }

    @Test
    void closingHandsOnWhatIsLeft() {
        AtomicLong told = new AtomicLong();
        trace.follow(event -> told.incrementAndGet());
        Recorder mine = trace.enter("writes", Role.CLIENT);
        for (int i = 0; i < 10_000; i++) {
            mine.instant(Op.QUEUE, 1, i, i);
        }
        trace.close();
        Until.holds("all are told", () -> told.get() == 10_000);
    }

    @Test
    void aTraceThatIsOffRecordsNothing() {
        Trace off = Trace.off();
        Recorder mine = off.enter("idle", Role.SERVER);
        new Checked().call(mine, 1);
        mine.instant(Op.QUEUE, 1, 1, 1);
        off.leave();
        assertThat(off.position()).isZero();
        assertThat(off.openCalls()).isEmpty();
    }
}
