package loopscope.timeline.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocksTest {
    private final Play play = new Play();
    private final Play.Actor one = play.worker("thread 1");
    private final Play.Actor two = play.worker("thread 2");

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void aWaitIsForWhomeverHoldsTheLockAtThatMoment() {
        asks(one, 1);
        gets(one);
        asks(two, 1);
        long waiting = play.trace.now();
        givesBack(one, 1);
        gets(two);
        long held = play.trace.now();
        Lanes lanes = play.lanes();
        assertThat(lanes.locks().waiting(lanes.threads(), waiting))
                .containsExactly(new Locks.Waiting(id("thread 2"), 1, id("thread 1")));
        assertThat(lanes.locks().waiting(lanes.threads(), held)).isEmpty();
        assertThat(lanes.locks().holder(1, held)).isEqualTo(id("thread 2"));
        LockTurns.View turns = lanes.locks().all().getFirst().turns();
        assertThat(turns.size()).isEqualTo(2);
        assertThat(turns.to(0)).isLessThanOrEqualTo(turns.from(1));
    }

    @Test
    void whoSleepsUntilASignalDoesNotHoldTheLockMeanwhile() {
        asks(one, 1);
        gets(one);
        one.does(r -> r.begin(Op.AWAIT, 0, Recorder.BLOCKING, 1));
        long asleep = play.trace.now();
        one.does(r -> r.end(0));
        long awake = play.trace.now();
        givesBack(one, 1);
        long after = play.trace.now();
        Locks locks = play.lanes().locks();
        assertThat(locks.holder(1, asleep)).isEqualTo(Locks.NOBODY);
        assertThat(locks.holder(1, awake)).isEqualTo(id("thread 1"));
        assertThat(locks.holder(1, after)).isEqualTo(Locks.NOBODY);
    }

    @Test
    void aLockTakenTwiceIsHeldUntilItIsGivenBackTwice() {
        asks(one, 1);
        gets(one);
        asks(one, 1);
        gets(one);
        givesBack(one, 1);
        assertThat(play.lanes().locks().holder(1, play.trace.now())).isEqualTo(id("thread 1"));
        givesBack(one, 1);
        assertThat(play.lanes().locks().holder(1, play.trace.now())).isEqualTo(Locks.NOBODY);
    }

    @Test
    void aLockThatWasNotHadIsNotHeld() {
        asks(one, 1);
        one.does(r -> r.end(-4));
        assertThat(play.lanes().locks().holder(1, play.trace.now())).isEqualTo(Locks.NOBODY);
    }

    @Test
    void twoThatWaitForEachOtherAreACircle() {
        asks(one, 1);
        gets(one);
        asks(two, 2);
        gets(two);
        asks(one, 2);
        Lanes lanes = play.lanes();
        assertThat(lanes.locks().circle(lanes.threads(), play.trace.now())).isEmpty();
        asks(two, 1);
        lanes = play.lanes();
        assertThat(lanes.locks().circle(lanes.threads(), play.trace.now()))
                .containsExactlyInAnyOrder(
                        new Locks.Waiting(id("thread 1"), 2, id("thread 2")),
                        new Locks.Waiting(id("thread 2"), 1, id("thread 1")));
    }

    @Test
    void whoWaitsForACircleIsNotInIt() {
        twoThatWaitForEachOtherAreACircle();
        Play.Actor three = play.worker("thread 3");
        asks(three, 1);
        Lanes lanes = play.lanes();
        assertThat(lanes.locks().circle(lanes.threads(), play.trace.now())).hasSize(2);
        assertThat(lanes.locks().waiting(lanes.threads(), play.trace.now())).hasSize(3);
    }

    private int id(String name) {
        return play.lanes().threads().stream()
                .filter(lane -> lane.name().equals(name))
                .mapToInt(ThreadLane::id)
                .findFirst()
                .orElseThrow();
    }

    private static void asks(Play.Actor who, int lock) {
        who.does(r -> r.begin(Op.LOCK, 0, Recorder.BLOCKING, lock));
    }

    private static void gets(Play.Actor who) {
        who.does(r -> r.end(0));
    }

    private static void givesBack(Play.Actor who, int lock) {
        who.does(r -> r.instant(Op.UNLOCK, 0, lock, 0));
    }
}
