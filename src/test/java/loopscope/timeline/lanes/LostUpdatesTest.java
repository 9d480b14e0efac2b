package loopscope.timeline.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;
import loopscope.trace.Op;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostUpdatesTest {
    private final Play play = new Play();
    private final Play.Actor one = play.worker("thread 1");
    private final Play.Actor two = play.worker("thread 2");
    private final Play.Actor three = play.worker("thread 3");

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void twoThatReadTheSameAndWroteTheSameSumAreAPair() {
        reads(one, 41);
        reads(two, 41);
        writes(one, 42);
        writes(two, 42);
        LostUpdates.View pairs = pairs();
        assertThat(pairs.size()).isEqualTo(1);
        assertThat(pairs.value(0)).isEqualTo(41);
        assertThat(name(pairs.firstThread(0))).isEqualTo("thread 1");
        assertThat(name(pairs.secondThread(0))).isEqualTo("thread 2");
        assertThat(pairs.firstRead(0)).isLessThan(pairs.secondRead(0));
    }

    @Test
    void threeThatReadTheSameLoseTwo() {
        reads(one, 7);
        reads(two, 7);
        reads(three, 7);
        writes(two, 8);
        writes(one, 8);
        writes(three, 8);
        assertThat(pairs().size()).isEqualTo(2);
    }

    @Test
    void theTotalsSayWhatWasCountedAndWhatWasLost() {
        assertThat(play.lanes().countTotals().totals().writes()).isZero();
        reads(one, 0);
        reads(two, 0);
        writes(one, 1);
        writes(two, 1);
        reads(one, 1);
        writes(one, 2);
        CountTotals.Totals totals = play.lanes().countTotals().totals();
        assertThat(totals.counted()).isEqualTo(2);
        assertThat(totals.lost()).isEqualTo(1);
    }

    @Test
    void oneAfterTheOtherLosesNothing() {
        reads(one, 0);
        writes(one, 1);
        reads(two, 1);
        writes(two, 2);
        assertThat(pairs().size()).isZero();
    }

    @Test
    void readingTheSameWithoutWritingLosesNothing() {
        reads(one, 5);
        reads(two, 5);
        writes(two, 6);
        assertThat(pairs().size()).isZero();
    }

    @Test
    void aValueThatComesBackIsNotTheSameRead() {
        reads(one, 1);
        writes(one, 2); // and an older write puts the counter back
        reads(two, 1);
        writes(two, 2);
        assertThat(pairs().size()).isZero();
    }

    @Test
    void anOlderWriteThatPutsTheCounterBackLosesWhatWasCountedMeanwhileToo() {
        reads(one, 0);
        reads(two, 0);
        writes(one, 1);
        reads(one, 1);
        writes(one, 2);
        writes(two, 1);
        assertThat(pairs().size()).isEqualTo(1);
        assertThat(pairs().lostSoFar(0)).isEqualTo(2);
    }

    @Test
    void everyReadAndWriteIsOnItsThreadsLane() {
        reads(one, 41);
        writes(one, 42);
        one.does(r -> r.beginNonBlocking(Op.COUNT_READ, 0, 0));
        one.does(r -> r.endWouldBlock(42)); // looked again, and saw no change
        one.does(r -> r.instant(Op.COUNT_ADD, 0, 0, 43));
        CounterUses.View uses = lane("thread 1").counterUses();
        assertThat(uses.size()).isEqualTo(3);
        assertThat(uses.op(0)).isEqualTo(Op.COUNT_READ);
        assertThat(uses.value(0)).isEqualTo(41);
        assertThat(uses.op(1)).isEqualTo(Op.COUNT_WRITE);
        assertThat(uses.value(1)).isEqualTo(42);
        assertThat(uses.op(2)).isEqualTo(Op.COUNT_ADD);
        assertThat(uses.time(0)).isLessThan(uses.time(1));
    }

    private LostUpdates.View pairs() {
        return play.lanes().lostUpdates().pairs();
    }

    private ThreadLane lane(String name) {
        return play.lanes().threads().stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String name(int thread) {
        ThreadLane lane = play.lanes().thread(thread);
        return lane == null ? "" : lane.name();
    }

    private static void reads(Play.Actor who, int value) {
        who.does(r -> r.instant(Op.COUNT_READ, 0, 0, value));
    }

    private static void writes(Play.Actor who, int value) {
        who.does(r -> r.instant(Op.COUNT_WRITE, 0, 0, value));
    }
}
