package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.Patience;

import org.junit.jupiter.api.Test;

/** The arithmetic of places: who is let in, and where a number lies. */
class LogTest {
    private final Log log = new Log(4);

    @Test
    void aBeginIsLetInWhileTwoNumbersForEveryThreadAreLeft() {
        log.install();
        join(3);
        long let = 0;
        while (log.claim() != Log.DROPPED) {
            let++;
        }
        assertThat(let).isEqualTo(Chunk.SIZE - 2 * 3 + 1);
        assertThat(log.dropped()).isEqualTo(1);
        for (long number = let; number < Chunk.SIZE; number++) {
            assertThat(log.claimEnd()).isEqualTo(number);
            assertThat(log.chunk(number)).isNotNull();
        }
    }

    @Test
    void theFirstNumberThatIsClaimedWakesWhoSleepsForIt() throws InterruptedException {
        log.install();
        join(1);
        Thread sleeper = sleeper();
        Until.holds("it sleeps", () -> sleeper.getState() == Thread.State.TIMED_WAITING);
        long _ = log.claim();
        assertThat(sleeper.join(Patience.LIMIT)).isTrue();
        // What was claimed before is not slept for.
        assertThat(sleeper().join(Patience.LIMIT)).isTrue();
    }

    private Thread sleeper() {
        long longer = 2 * Patience.LIMIT_NANOS;
        return Thread.ofPlatform().daemon().start(() -> log.sleepUntilClaimed(0, longer));
    }

    @Test
    void threadsThatLeftNeedNoRoom() {
        log.install();
        join(1000);
        for (int i = 0; i < 999; i++) {
            log.leave();
        }
        long let = 0;
        while (log.claim() != Log.DROPPED) {
            let++;
        }
        assertThat(let).isEqualTo(Chunk.SIZE - 1);
    }

    @Test
    void callsThatAreDroppedTogetherAreAllCounted() {
        join(1);
        assertThat(log.claim(17)).isEqualTo(Log.DROPPED);
        assertThat(log.dropped()).isEqualTo(17);
        assertThat(log.position()).isZero();
    }

    @Test
    void aNumberLiesInItsOwnChunkAndInNoOther() {
        for (int i = 0; i < 4; i++) {
            log.install();
        }
        for (long number = 0; number < 4L * Chunk.SIZE; number += Chunk.SIZE / 2) {
            Chunk chunk = log.chunk(number);
            assertThat(chunk).isNotNull();
            assertThat(chunk.base).isEqualTo(number / Chunk.SIZE * Chunk.SIZE);
        }
        assertThat(log.chunk(4L * Chunk.SIZE)).isNull();
        log.evict();
        assertThat(log.chunk(Chunk.SIZE - 1)).isNull();
        assertThat(log.chunk(Chunk.SIZE)).isNotNull();
        log.install();
        assertThat(log.chunk(0)).isNull();
        assertThat(log.chunk(4L * Chunk.SIZE)).isNotNull();
        assertThat(log.held()).isEqualTo(log.capacity());
    }

    @Test
    void placesWithinAChunkAreAllDifferentAndWithinIt() {
        boolean[] taken = new boolean[Chunk.SIZE * Chunk.WORDS];
        for (long number = 5L * Chunk.SIZE; number < 6L * Chunk.SIZE; number++) {
            int place = Chunk.indexOf(number);
            assertThat(place % Chunk.WORDS).isZero();
            assertThat(taken[place]).isFalse();
            taken[place] = true;
        }
    }

    @Test
    void aRingThatIsNoPowerOfTwoIsRefused() {
        assertThatThrownBy(() -> new Log(3)).isInstanceOf(IllegalArgumentException.class);
    }

    private void join(int threads) {
        for (int i = 0; i < threads; i++) {
            log.join();
        }
    }
}
