package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** The oldest events are let go; calls that began there, and who reads there, take no harm. */
class LettingGoTest {
    private static final long KEPT = 2L * Chunk.SIZE;

    private final Trace trace = Trace.start(System.nanoTime() - 1, KEPT);
    private final Checked calls = new Checked();

    @AfterEach
    void stop() {
        trace.leave();
        trace.close();
    }

    @Test
    void aCallOpenWhileAllThatIsKeptPassedEndsWhole() throws InterruptedException {
        Recorder mine = trace.enter("waits", Role.CLIENT);
        calls.begin(mine, 42);
        long begun = trace.position() - 1;
        pass(5 * KEPT);
        assertThat(trace.oldest()).isGreaterThan(begun);
        assertThat(trace.event().moveTo(begun)).isFalse();

        calls.end(mine, 42);
        Event event = trace.event();
        assertThat(event.moveTo(trace.position() - 1)).isTrue();
        Checked.check(event);
        assertThat(event.argument()).isEqualTo(42);
        assertThat(event.thread()).isEqualTo(mine.id());
        assertThat(event.beginNumber()).isEqualTo(begun);
        assertThat(trace.openCalls()).isEmpty();
    }

    @Test
    void itsThreadTellsOfACallWhoseBeginWasLetGo() throws InterruptedException {
        Recorder mine = trace.enter("waits", Role.CLIENT);
        calls.begin(mine, 42);
        long begun = trace.position() - 1;
        pass(5 * KEPT);
        assertThat(trace.openCalls())
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.number()).isEqualTo(begun);
                            assertThat(call.thread()).isEqualTo(mine.id());
                            assertThat(call.op()).isEqualTo(Op.RECV);
                            assertThat(call.connection()).isEqualTo(Checked.connection(42));
                            assertThat(call.argument()).isEqualTo(42);
                            assertThat(call.isBlocking()).isTrue();
                        });
        calls.end(mine, 42);
    }

    @Test
    void aReaderOnAChunkThatWasLetGoStillReadsTrueValues() throws InterruptedException {
        Recorder mine = trace.enter("first", Role.CLIENT);
        calls.call(mine, 7);
        Event held = trace.event();
        assertThat(held.moveTo(1)).isTrue();
        Seen before = Seen.of(held);
        pass(5 * KEPT);
        assertThat(trace.oldest()).isGreaterThan(1);
        Checked.check(held);
        assertThat(Seen.of(held)).isEqualTo(before);
    }

    @Test
    void atLeastAsManyEventsAreKeptAsWereAskedFor() {
        Recorder mine = trace.enter("many", Role.CLIENT);
        for (int i = 0; i < 40 * Chunk.SIZE; i++) {
            mine.instant(Op.QUEUE, 1, i, i);
            if (i % 512 == 0) {
                Until.followed(trace);
                long kept = trace.position() - trace.oldest();
                assertThat(kept).isGreaterThanOrEqualTo(Math.min(trace.position(), KEPT));
            }
        }
        assertThat(trace.dropped()).isZero();
        Until.holds(
                "the oldest are let go",
                () -> trace.position() - trace.oldest() <= KEPT + 2L * Chunk.SIZE);
    }

    @Test
    void theNumbersOfAllThatIsKeptAreContiguousAcrossChunks() {
        Recorder mine = trace.enter("many", Role.CLIENT);
        for (int i = 0; i < 5 * Chunk.SIZE; i++) {
            mine.instant(Op.QUEUE, 1, i, -i);
            if (i % 512 == 0) {
                Until.followed(trace);
            }
        }
        Until.followed(trace);
        Until.holds("chunks are let go", () -> trace.oldest() > 0);
        List<Seen> all = Seen.all(trace);
        for (Seen event : all) {
            assertThat(event.argument()).isEqualTo((int) event.number());
            assertThat(event.result()).isEqualTo((int) -event.number());
        }
        assertThat(all.size()).isGreaterThan(Chunk.SIZE);
    }

    @Test
    void followersHearWhatIsLetGoOnlyAfterTheyHaveHadIt() throws InterruptedException {
        boolean[] early = new boolean[1];
        long[] state = new long[2];
        trace.follow(
                new Follower() {
                    @Override
                    public void follow(Event event) {
                        state[0] = event.number() + 1;
                    }

                    @Override
                    public void evict(long oldest) {
                        early[0] |= oldest > state[0] || oldest != state[1] + Chunk.SIZE;
                        state[1] = oldest;
                    }
                });
        pass(5 * KEPT);
        trace.close();
        assertThat(early[0]).isFalse();
        assertThat(state[1]).isEqualTo(trace.oldest()).isPositive();
    }

    @Test
    void whereMuchIsKeptFollowersAreToldOfManyChunksAtOnce() {
        long kept = 128L * Chunk.SIZE;
        long[] told = new long[2];
        try (Trace large = Trace.start(System.nanoTime() - 1, kept)) {
            large.follow(
                    new Follower() {
                        @Override
                        public void follow(Event event) {}

                        @Override
                        public void evict(long oldest) {
                            told[0]++;
                            told[1] = oldest;
                        }
                    });
            Recorder mine = large.enter("many", Role.CLIENT);
            for (int i = 0; i < 2 * kept; i++) {
                mine.instant(Op.QUEUE, 1, i, i);
                if (i % 4096 == 0) {
                    Until.followed(large);
                }
            }
            large.leave();
            Until.holds("the oldest are let go", () -> large.oldest() >= kept - 4 * Chunk.SIZE);
        }
        assertThat(told[1] / Chunk.SIZE).isGreaterThan(100);
        assertThat(told[0]).isLessThan(told[1] / Chunk.SIZE / 2);
    }

    @Test
    void aBeginTooLongAgoToBeToldIsSaidToBeSo() {
        assertThat(Event.distance(10, 4)).isEqualTo(6);
        assertThat(Event.distance(0xffff_fffeL, 0)).isEqualTo(0xffff_fffe);
        assertThat(Event.distance(0xffff_ffffL, 0)).isEqualTo(-1);
        assertThat(Event.distance(1L << 40, 0)).isEqualTo(-1);
    }

    /** Other threads' events go by. */
    private void pass(long events) throws InterruptedException {
        long until = trace.position() + events;
        Thread other =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    Recorder theirs = trace.enter("passes", Role.CLIENT);
                                    Checked more = new Checked();
                                    while (trace.position() < until) {
                                        more.call(theirs, 1);
                                    }
                                    trace.leave();
                                });
        other.join();
        Until.followed(trace);
        Until.holds("chunks are let go", () -> trace.position() - trace.oldest() < 2 * KEPT);
    }
}
