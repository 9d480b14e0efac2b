package loopscope.timeline.words;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.Holds;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What is said of servers that the pace holds. */
class HeldTest {
    private final Play play = new Play();
    private final Play other = new Play();
    private final Play.Actor a = play.client("A", 0);
    private final Play.Actor b = play.client("B", 1);

    @AfterEach
    void close() {
        play.close();
        other.close();
    }

    @Test
    void aHoldIsNoCallAndIsCountedByItself() {
        acceptA();
        long calls = server().count();
        int rows = server().calls().size();
        play.serverIsHeld(Op.READ, a, 0);
        assertThat(server().holds().at(play.trace.now())).isZero();
        play.serverGoesOn();
        assertThat(server().count()).isEqualTo(calls);
        assertThat(server().calls().size()).isEqualTo(rows);
        assertThat(server().holds().at(play.trace.now())).isEqualTo(-1);
        assertThat(server().holds().count(0, play.trace.now())).isEqualTo(1);
    }

    @Test
    void howLongItWasHeldIsKnownForEveryStretchOfTime() {
        acceptA();
        for (int i = 0; i < 3; i++) {
            play.serverIsHeld(Op.READ, a, 0);
            LockSupport.parkNanos(1_000_000);
            play.serverGoesOn();
        }
        Holds holds = server().holds();
        var rows = holds.view();
        long sum = 0;
        for (int row = 0; row < 3; row++) {
            sum += rows.to(row) - rows.from(row);
        }
        assertThat(holds.length(0, play.trace.now())).isEqualTo(sum);
        long middle = (rows.from(1) + rows.to(1)) / 2;
        assertThat(holds.length(0, middle) + holds.length(middle, play.trace.now())).isEqualTo(sum);
        assertThat(holds.length(rows.to(0), rows.from(1))).isZero();
        assertThat(holds.count(rows.to(0), middle)).isEqualTo(1);
    }

    @Test
    void theSentenceSaysBeforeWhichCallItIsHeldAndWhatToPress() {
        acceptA();
        other.serverAccepts();
        play.serverIsHeld(Op.READ, a, 0);
        assertThat(sentence().text()).isEqualTo("sequential is held before read(A): press N.");
        assertThat(sentence().contrast())
                .isEqualTo("select is inside accept() and waits for anyone.");
        long held = play.trace.now();
        play.serverGoesOn();
        play.lanes();
        assertThat(sentence(held).text())
                .as("what is over needs no key")
                .isEqualTo("sequential is held before read(A).");
    }

    @Test
    void aSlowServerIsSaidToBeHeldForItsTime() {
        acceptA();
        play.serverIsHeld(Op.READ, a, 250);
        assertThat(sentence().text())
                .isEqualTo("sequential is held 250 ms before each call, now before read(A).");
    }

    @Test
    void ofManyThreadsTheOneHeldFirstIsNamed() {
        acceptA();
        Play.Actor worker = play.worker("worker");
        worker.does(r -> r.hold(Op.PICK_UP, 0, 0));
        play.serverIsHeld(Op.READ, a, 0);
        assertThat(sentence().text())
                .isEqualTo(
                        "sequential is held before take() of worker, and 1 more thread: press N.");
    }

    @Test
    void aWaitWhileTheServerIsHeldIsNobodysFault() {
        acceptA();
        play.serverIsHeld(Op.WRITE, a, 0);
        b.connects().says("Ping");
        play.goesOnForLong();
        long now = play.trace.now();
        Blame blame = new WaitAnalysis(play.lanes()).at(now).getFirst();
        assertThat(blame.whom()).isNull();
        assertThat(blame.held()).isTrue();
        StageSummary summary = StageSummary.of(play.lanes(), now);
        assertThat(summary.tone()).isEqualTo(StageSummary.Tone.HELD);
        assertThat(summary.text()).matches("longest wait \\S+ m?s: B, server held");
        assertThat(sentence().text())
                .startsWith("B’s “Ping” has lain unread in the kernel for ")
                .endsWith("; now sequential is held before write(A): press N.");
    }

    @Test
    void onceItGoesOnTheWaitIsAgainForWhomTheServerWaits() {
        acceptA();
        b.connects().says("Ping");
        play.serverIsHeld(Op.READ, a, 0);
        play.serverGoesOn();
        play.serverReads(a);
        play.goesOnForLong();
        Blame blame = new WaitAnalysis(play.lanes()).at(play.trace.now()).getFirst();
        assertThat(blame.held()).isFalse();
        assertThat(blame.whom()).isEqualTo(play.lane(a));
        assertThat(StageSummary.of(play.lanes(), play.trace.now()).text()).endsWith(": B for A");
    }

    @Test
    void theMarkSaysThatItIsHeldOrHowOftenItWas() {
        acceptA();
        assertThat(mark()).isEmpty();
        play.serverIsHeld(Op.READ, a, 250);
        assertThat(mark()).isEqualTo("SERVER HELD: 250 ms before each call");
        play.serverGoesOn();
        assertThat(mark()).isEqualTo("SERVER WAS HELD ONCE");
        play.serverIsHeld(Op.READ, a, 0);
        assertThat(mark()).isEqualTo("SERVER HELD: step");
        play.serverGoesOn();
        assertThat(mark()).isEqualTo("SERVER WAS HELD 2 TIMES");
        long after = play.trace.now() + 1;
        assertThat(HeldWords.mark(play.lanes(), Viewport.between(after, after + 10, 10), after))
                .as("where nothing was held")
                .isEmpty();
    }

    @Test
    void thePaceIsASettingAndAHoldIsOfNow() {
        String pace = HeldWords.pace(0);
        assertThat(pace).isEqualTo("PACE: step");
        acceptA();
        assertThat(HeldWords.with(List.of(pace), mark())).containsExactly("PACE: step");
        play.serverIsHeld(Op.READ, a, 0);
        assertThat(HeldWords.with(List.of(pace), mark())).containsExactly("SERVER HELD: step");
        play.serverGoesOn();
        assertThat(HeldWords.with(List.of(pace), mark()))
                .containsExactly("PACE: step", "SERVER WAS HELD ONCE");
    }

    @Test
    void pointedAtAHoldSaysBeforeWhichCallAndIsNotTakenForWork() {
        acceptA();
        play.serverIsHeld(Op.READ, a, 0);
        play.lanes();
        long now = play.trace.now();
        Card card = Card.of(play.lanes(), server(), now, now + 1, now);
        assertThat(card).isNotNull();
        assertThat(card.title()).isEqualTo("held before read(A)");
        assertThat(card.lines().getFirst()).startsWith("server thread, since ").contains("so far");
    }

    @Test
    void theCallThatEveryoneIsInsideIsNamed() {
        acceptA();
        assertThat(CurrentCalls.words(play.lanes())).isEmpty();
        play.serverReads(a);
        play.worker("one").does(r -> r.begin(Op.PICK_UP, 0, Recorder.BLOCKING, 0));
        play.worker("two").does(r -> r.begin(Op.PICK_UP, 0, Recorder.BLOCKING, 0));
        assertThat(CurrentCalls.words(play.lanes()))
                .isEqualTo(
                        "server thread is in read(A), waiting for A alone;"
                                + " 2 threads are in take(), waiting for anyone");
    }

    @Test
    void aThreadThatWaitsForALockIsSaidToWaitForItsHolder() {
        acceptA();
        play.server().does(r -> r.begin(Op.LOCK, 0, Recorder.BLOCKING, 1)).does(r -> r.end(0));
        play.worker("worker").does(r -> r.begin(Op.LOCK, 0, Recorder.BLOCKING, 1));
        assertThat(CurrentCalls.words(play.lanes()))
                .isEqualTo("worker is in lock(), waiting for lock 1, which server thread has");
    }

    private void acceptA() {
        a.connects();
        play.serverAccepts();
        play.serverHasAccepted(a);
    }

    private ThreadLane server() {
        return play.lanes().threads().getFirst();
    }

    private String mark() {
        long now = play.trace.now();
        return HeldWords.mark(play.lanes(), Viewport.between(0, now + 1, 10), now);
    }

    private Sentence sentence() {
        return sentence(play.trace.now());
    }

    private Sentence sentence(long time) {
        return Sentence.at(
                time,
                time,
                List.of(
                        new Subject("sequential", play.lanes()),
                        new Subject("select", other.lanes())));
    }
}
