package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Calls that all said "would block" are one event, so that a spinning thread fills no log. */
class WouldBlockTest {
    private static final int EAGAIN = -11;

    private final Trace trace = Trace.start(System.nanoTime() - 1, 2L * Chunk.SIZE);

    @AfterEach
    void stop() {
        trace.leave();
        trace.close();
    }

    @Test
    void aSpinningThreadGivesFewEventsWithTheExactCount() {
        Recorder mine = trace.enter("quiet", Role.OTHER);
        mine.instant(Op.QUEUE, 1, 7, 7);
        long start = System.nanoTime();
        int made = 300_000;
        for (int i = 0; i < made; i++) {
            wouldBlock(mine, Op.READ, 1);
        }
        trace.leave();
        long tens = (System.nanoTime() - start) / 10_000_000;
        List<Seen> all = Seen.all(trace);
        assertThat(all.getFirst().op()).as("not evicted").isEqualTo(Op.QUEUE);
        List<Seen> merged = all.subList(1, all.size() - 1);
        assertThat(all.getLast().op()).isEqualTo(Op.EXIT);
        assertThat(merged).allMatch(Seen::merged).allMatch(event -> event.op() == Op.READ);
        assertThat(merged).allMatch(event -> event.result() == EAGAIN);
        assertThat(merged.stream().mapToInt(Seen::argument).sum()).isEqualTo(made);
        assertThat(merged.size()).isBetween(1, (int) tens + 1);
    }

    @Test
    void theyAreToldBeforeTheNextEventOfTheirThread() {
        Recorder mine = trace.enter("spins", Role.CLIENT);
        wouldBlock(mine, Op.READ, 1);
        mine.beginNonBlocking(Op.READ, 1, 64);
        mine.end(5);
        wouldBlock(mine, Op.READ, 1);
        mine.begin(Op.SELECT, 0, Recorder.BLOCKING, 0);
        mine.end(0);
        wouldBlock(mine, Op.READ, 1);
        mine.beginNonBlocking(Op.SELECT, 0, 0);
        mine.endReady(0, new int[0], 0);
        wouldBlock(mine, Op.READ, 1);
        mine.instant(Op.QUEUE, 1, 0, 0);
        assertThat(Seen.all(trace))
                .extracting(Seen::op)
                .containsExactly(
                        Op.READ, Op.READ, Op.READ, Op.SELECT, Op.SELECT, Op.READ, Op.SELECT,
                        Op.READ, Op.QUEUE);
        assertThat(Seen.all(trace))
                .extracting(Seen::merged)
                .containsExactly(true, false, true, false, false, true, false, true, false);
    }

    @Test
    void theyAreToldWhenTheThreadLeaves() {
        wouldBlock(trace.enter("spins", Role.CLIENT), Op.READ, 1);
        trace.leave();
        assertThat(Seen.all(trace)).extracting(Seen::merged).containsExactly(true, false);
    }

    @Test
    void theyAreToldWhenTheThreadEndedWithoutLeaving() throws InterruptedException {
        Thread thread = Thread.ofPlatform().start(() -> wouldBlock(trace.recorder(), Op.READ, 1));
        thread.join();
        Until.holds("the thread is swept", () -> trace.position() == 1);
        Until.followed(trace);
        assertThat(Seen.all(trace)).singleElement().matches(Seen::merged);
    }

    @Test
    void ofOneConnectionAndOpTheyKeepBothAndOfSeveralNeither() {
        Recorder mine = trace.enter("spins", Role.SERVER);
        Seen same =
                inOneGo(
                        mine,
                        () -> {
                            wouldBlock(mine, Op.READ, 3);
                            wouldBlock(mine, Op.READ, 3);
                        });
        assertThat(same.op()).isEqualTo(Op.READ);
        assertThat(same.connection()).isEqualTo(3);
        assertThat(same.argument()).isEqualTo(2);
        assertThat(same.beginTime()).isLessThanOrEqualTo(same.time());
        Seen several =
                inOneGo(
                        mine,
                        () -> {
                            wouldBlock(mine, Op.READ, 3);
                            wouldBlock(mine, Op.ACCEPT, 4);
                            wouldBlock(mine, Op.READ, 3);
                        });
        assertThat(several.op()).isEqualTo(Op.TRY);
        assertThat(several.connection()).isZero();
        assertThat(several.argument()).isEqualTo(3);
    }

    /** What calls in a row are told as; once more where this thread had to pause amid them. */
    private Seen inOneGo(Recorder mine, Runnable calls) {
        Until.holds(
                "they come in one go",
                () -> {
                    long before = trace.position();
                    calls.run();
                    mine.flush();
                    return trace.position() == before + 1;
                });
        return Seen.all(trace).getLast();
    }

    @Test
    void aCallThatMightHaveWaitedIsEndedByItLikeAnyOther() {
        Recorder mine = trace.enter("waits", Role.CLIENT);
        mine.begin(Op.READ, 1, Recorder.BLOCKING, 64);
        mine.endWouldBlock(EAGAIN);
        assertThat(trace.openCalls()).isEmpty();
        assertThat(Seen.all(trace)).extracting(Seen::begin).containsExactly(true, false);
        assertThat(Seen.all(trace).getLast().result()).isEqualTo(EAGAIN);
    }

    private static void wouldBlock(Recorder recorder, Op op, int connection) {
        recorder.beginNonBlocking(op, connection, 64);
        recorder.endWouldBlock(EAGAIN);
    }
}
