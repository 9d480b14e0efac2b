package loopscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.timeline.words.Sentence;
import loopscope.timeline.words.Subject;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.state.Phase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Clients that one thread accepts and others serve. */
class HandOffTest {
    private final Play play = new Play();
    private final Play.Actor a = play.client("A", 0);
    private final Play.Actor b = play.client("B", 1);
    private final Play.Actor first = play.worker("worker 1");
    private final Play.Actor second = play.worker("worker 2");

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void whoIsAcceptedAndNotTakenWaitsForAWorkerUntilOneTakesIt() {
        waits(first);
        waits(second);
        arrives(b);
        assertThat(phase(b)).isEqualTo(Phase.HANDED_OVER);
        b.says("Ping");
        assertThat(phase(b)).isEqualTo(Phase.HANDED_OVER);
        takes(second, b);
        assertThat(phase(b)).isEqualTo(Phase.UNREAD);
        assertThat(thread(b)).isEqualTo("worker 2");
    }

    @Test
    void withOneWorkerTheWaitIsForWhomItServes() {
        aIsServedAndBWaits();
        List<Blame> waiting = new WaitAnalysis(play.lanes()).at(play.trace.now());
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().who()).isSameAs(play.lane(b));
        assertThat(waiting.getFirst().whom()).isSameAs(play.lane(a));
    }

    @Test
    void withSeveralWorkersTheWaitIsForNobodyAlone() {
        waits(second);
        aIsServedAndBWaits();
        List<Blame> waiting = new WaitAnalysis(play.lanes()).at(play.trace.now());
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().whom()).isNull();
        long now = play.trace.now();
        Sentence says = Sentence.at(now, now, List.of(new Subject("pool", play.lanes())));
        assertThat(says.text())
                .startsWith("B has waited for a worker for ")
                .endsWith(": none of 2 workers is free.");
        first.does(r -> play.trace.leave());
        second.does(r -> play.trace.leave());
        assertThat(Sentence.at(now, now, List.of(new Subject("pool", play.lanes()))).text())
                .as("the same once the workers have ended")
                .isEqualTo(says.text());
    }

    @Test
    void aThreadThatBeginsToReadServesThatClientFromThen() {
        waits(first);
        arrives(b);
        takes(first, b);
        second.does(r -> r.begin(Op.READ, b.connection, Recorder.BLOCKING, 0));
        b.says("Ping");
        assertThat(thread(b)).isEqualTo("worker 2");
    }

    @Test
    void whatASilentClientWaitedForAWorkerIsRememberedWhenOneTakesIt() {
        waits(first);
        arrives(b);
        play.goesOnFor(2 * Wait.NOTABLE);
        takes(first, b);
        assertThat(play.lane(b).longest().length()).isGreaterThanOrEqualTo(2 * Wait.NOTABLE);
    }

    @Test
    void theTimeInWhichASilentClientWasIdleBeforeItsHandOverIsNoWait() {
        b.connects();
        play.serverAccepts();
        play.serverHasAccepted(b);
        play.goesOnFor(2 * Wait.NOTABLE);
        handsOver(b);
        b.leaves(false);
        long there = play.trace.now() - play.lane(b).tally().arrival().latest();
        assertThat(play.lane(b).longest().length()).isLessThan(there - 2 * Wait.NOTABLE);
    }

    private void aIsServedAndBWaits() {
        waits(first);
        arrives(a);
        takes(first, a);
        first.does(r -> r.begin(Op.READ, a.connection, Recorder.BLOCKING, 0));
        arrives(b);
    }

    private void handsOver(Play.Actor client) {
        play.server().does(r -> r.instant(Op.HAND_OFF, client.connection, 0, 1));
    }

    private void arrives(Play.Actor client) {
        client.connects();
        play.serverAccepts();
        play.serverHasAccepted(client);
        handsOver(client);
    }

    private static void waits(Play.Actor worker) {
        worker.does(r -> r.begin(Op.PICK_UP, 0, Recorder.BLOCKING, 0));
    }

    private static void takes(Play.Actor worker, Play.Actor client) {
        worker.does(r -> r.endFor(0, client.connection));
    }

    private Phase phase(Play.Actor client) {
        Phases.View phases = play.lane(client).phases();
        return phases.phase(phases.size() - 1);
    }

    private String thread(Play.Actor client) {
        Phases.View phases = play.lane(client).phases();
        ThreadLane thread = new WaitAnalysis(play.lanes()).server(phases, phases.size() - 1);
        return thread == null ? "" : thread.name();
    }
}
