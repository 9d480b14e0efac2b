package loopscope.timeline.figures;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.timeline.Play;
import loopscope.timeline.lanes.Rates;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Role;

import org.junit.jupiter.api.Test;

/** Figures against a run whose facts are known. */
class StageFiguresTest {

    private static StageFigures figures(Play play) {
        play.lanes();
        long now = play.trace.now();
        return StageFigures.of("a model", play.record, now, now);
    }

    @Test
    void aLaneARangeAndTheFiguresCountTheSameCalls() {
        try (Play play = new Play()) {
            Play.Actor a = play.client("A", 0).connects().says("Hi");
            play.server().does(StageFiguresTest::triesInVain);
            play.serverReads(a);
            play.serverGets(2);
            play.server().does(r -> r.consequence(Op.QUEUE, a.connection, 2, 2));
            play.server().does(r -> r.consequence(Op.TAKE, a.connection, 2, 0));
            play.serverSends(a, 2);
            ThreadLane server = play.lanes().threads().getFirst();
            long all = figures(play).calls();
            assertThat(all).isGreaterThan(100);
            assertThat(server.count()).isEqualTo(all);
            int last = server.calls().size() - 1;
            assertThat(server.calls().made(0, last)).isEqualTo(all);
            assertThat(server.calls().made(last, last)).isEqualTo(1);
            assertThat(RangeFigures.of(play.lanes(), 0, play.trace.now()).calls()).isEqualTo(all);
        }
    }

    private static void triesInVain(Recorder server) {
        for (int i = 0; i < 100; i++) {
            server.beginNonBlocking(Op.ACCEPT, 0, 0);
            server.endWouldBlock(-11);
        }
    }

    @Test
    void aScriptedRunComesToItsOwnFigures() {
        try (Play play = new Play()) {
            Play.Actor a = play.client("A", 0).connects();
            Play.Actor b = play.client("B", 1).connects();
            play.serverAccepts();
            play.serverHasAccepted(a);
            a.says("Hi");
            b.says("Ping");
            play.serverReads(a);
            play.serverGets(2);
            play.serverSends(a, 2);
            a.hears(2);
            play.serverReads(a);
            play.serverGets(0);
            play.serverCloses(a);
            play.serverAccepts();
            play.goesOnForLong(); // so that B waits longer than A did
            play.serverHasAccepted(b);
            play.serverReads(b);
            play.serverGets(4);
            play.serverSends(b, 4);
            b.hears(4);
            StageFigures figures = figures(play);
            assertThat(figures.accepted()).isEqualTo(2);
            assertThat(figures.messages()).isEqualTo(2);
            assertThat(figures.messagesPerSecond())
                    .isEqualTo(1e9 / figures.messageTime())
                    .isPositive();
            assertThat(figures.answered()).isEqualTo(2);
            assertThat(figures.calls())
                    .isEqualTo(9); // listen, 2 accepts, 3 reads, 2 writes, a close
            assertThat(figures.asksWhoIsReady()).isFalse();
            assertThat(figures.threads()).isEqualTo(1);
            assertThat(figures.now().clients()).isEqualTo(1);
            assertThat(figures.record().events()).isEqualTo(play.trace.position());
            assertThat(figures.record().evicted()).isZero();
            ClientFigures ofA = figures.clients().getFirst();
            ClientFigures ofB = figures.clients().getLast();
            assertThat(ofA.messages()).isEqualTo(1);
            assertThat(ofA.read()).isEqualTo(2);
            assertThat(ofB.sent()).isEqualTo(4);
            assertThat(ofA.toAccept()).isPositive();
            assertThat(ofB.toAccept()).isPositive();
            assertThat(ofA.toFirstEcho()).isPositive();
            assertThat(ofB.toFirstEcho())
                    .isEqualTo(ofB.lane().messages().heard(0) - ofB.lane().messages().said(0));
            assertThat(ofB.longestWait()).isGreaterThan(ofA.longestWait());
            assertThat(figures.longest().who()).isSameAs(ofB.lane());
            assertThat(figures.nearlyAll()).isGreaterThanOrEqualTo(figures.median());
        }
    }

    @Test
    void queuesOfAllClientsAreAddedUp() {
        try (Play play = new Play()) {
            Play.Actor a = play.client("A", 0).connects();
            Play.Actor b = play.client("B", 1).connects();
            for (Play.Actor client : new Play.Actor[] {a, b}) {
                play.serverAccepts();
                play.serverHasAccepted(client);
            }
            queue(play, a, 10);
            queue(play, b, 30);
            queue(play, a, 5);
            assertThat(figures(play).mostQueued()).isEqualTo(40);
            play.server().does(r -> r.instant(Op.TAKE, b.connection, 30, 0));
            play.serverCloses(a);
            assertThat(figures(play).mostQueued()).isEqualTo(40);
            Rates.Series series = play.record.rates().series();
            long later = series.length() * (series.size() + 5L);
            assertThat(series.most(Rates.Level.QUEUED, 0, later)).isEqualTo(40);
        }
    }

    @Test
    void whatTheServerHoldsAtAnInstantIsWhatItHeldThenAndNotALittleLater() {
        try (Play play = new Play()) {
            Play.Actor a = play.client("A", 0).connects();
            play.serverAccepts();
            long before = play.trace.now();
            play.serverHasAccepted(a);
            queue(play, a, 10);
            long holds = play.trace.now();
            play.goesOnFor(1_000);
            queue(play, a, 40);
            play.serverCloses(a);
            assertThat(at(play, before).clients()).isZero();
            assertThat(at(play, before).queued()).isZero();
            assertThat(at(play, holds).clients()).isEqualTo(1);
            assertThat(at(play, holds).queued()).isEqualTo(10);
            assertThat(figures(play).now().clients()).isZero();
        }
    }

    private static StageFigures.Now at(Play play, long instant) {
        play.lanes();
        return StageFigures.of("a model", play.record, play.trace.now(), instant).now();
    }

    private static void queue(Play play, Play.Actor client, int holds) {
        play.server().does(r -> r.instant(Op.QUEUE, client.connection, 1, holds));
    }

    @Test
    void cpuIsAddedUpAndNotGuessedForVirtualThreads() {
        try (Play play = new Play()) {
            Recorder meter = play.trace.enter("cpu meter", Role.OTHER);
            meter.instant(Op.CPU, 0, 1, 1500);
            meter.instant(Op.CPU, 0, 0, 900);
            meter.instant(Op.CPU, 0, 1, 500);
            StageFigures known = figures(play);
            assertThat(known.cpu()).isEqualTo(2_000_000);
            assertThat(known.cpuKnown()).isTrue();
            meter.instant(Op.CPU, 0, 2, -1);
            assertThat(figures(play).cpuKnown()).isFalse();
            play.trace.leave();
        }
    }

    @Test
    void readinessCallsThatReturnAreWakeUps() {
        Patience.await(
                "three in a second, as soon as there is one for them",
                () -> {
                    StageFigures figures = figuresOfThreeWakeUps();
                    assertThat(figures.wakeUps()).isEqualTo(3);
                    assertThat(figures.asksWhoIsReady()).isTrue();
                    return figures.now().wakeUps() == 3;
                });
    }

    private static StageFigures figuresOfThreeWakeUps() {
        try (Play play = new Play()) {
            for (int i = 0; i < 3; i++) {
                play.server().does(r -> r.begin(Op.SELECT, 0, Recorder.BLOCKING, 0));
                play.server().does(r -> r.endReady(0, new int[0], 0));
            }
            return figures(play);
        }
    }
}
