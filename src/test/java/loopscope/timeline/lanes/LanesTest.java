package loopscope.timeline.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.timeline.words.StageSummary;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.Trace;
import loopscope.trace.state.Goodbye;
import loopscope.trace.state.Phase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class LanesTest {
    private final Play play = new Play();
    private final Play.Actor a = play.client("A", 0);
    private final Play.Actor b = play.client("B", 1);

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void aClientThatConnectedAndWasNotAcceptedIsInTheBacklogWithItsBytesUnread() {
        b.connects().says("Ping");
        Phases.View phases = play.lane(b).phases();
        int last = phases.size() - 1;
        assertThat(phases.phase(last)).isEqualTo(Phase.IN_ACCEPT_QUEUE);
        assertThat(phases.unread(last)).isEqualTo(4);
        assertThat(phases.to(last)).isEqualTo(ClientLane.OPEN);
    }

    @Test
    void aWaitGoesToWhomTheServerWaitsForAlone() {
        aHoldsTheServerWhileBWaits();
        List<Blame> waiting = new WaitAnalysis(play.lanes()).at(play.trace.now());
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().who()).isSameAs(play.lane(b));
        assertThat(waiting.getFirst().whom()).isSameAs(play.lane(a));
    }

    @Test
    void aWaitThatIsForNobodyForMostOfItSaysHowMuchWasForOthers() {
        a.connects();
        b.connects().says("Ping");
        servesFor(a, 2 * Wait.NOTABLE);
        waitsForAnyoneForLong();
        long now = play.trace.now();
        Blame longest = new WaitAnalysis(play.lanes()).longest(now);
        assertThat(longest.whom()).isNull();
        assertThat(longest.part().most()).isSameAs(play.lane(a));
        assertThat(longest.part().all()).isBetween(2 * Wait.NOTABLE, longest.waited().length() / 2);
        assertThat(StageSummary.of(play.lanes(), now).text())
                .matches("longest wait .+: B, .+ of it for A");
    }

    @Test
    void aWaitThatSeveralShareIsForNoneOfThemAlone() {
        Play.Actor c = play.client("C", 2).connects();
        a.connects();
        b.connects().says("Ping");
        servesFor(a, Wait.NOTABLE);
        servesFor(c, Wait.NOTABLE);
        waitsForAnyoneForLong();
        assertThat(StageSummary.of(play.lanes(), play.trace.now()).text())
                .matches(
                        "longest wait .+: B, .+ of it for (A, .+ for C|C, .+ for A|[AC] and 1 other)");
    }

    @Test
    void aWaitThatTwoShareIsDividedBetweenThem() {
        Play.Actor c = play.client("C", 2).connects();
        a.connects();
        b.connects().says("Ping");
        servesFor(a, 2 * Wait.NOTABLE);
        servesFor(c, 4 * Wait.NOTABLE);
        Blame longest = new WaitAnalysis(play.lanes()).longest(play.trace.now());
        assertThat(longest.whom()).isSameAs(play.lane(c));
        assertThat(longest.part().named())
                .extracting(Blame.Share::whom)
                .containsExactly(play.lane(c), play.lane(a));
        assertThat(longest.why()).matches(", .+ of it for C, .+ for A");
        assertThat(longest.part().named().getFirst().length())
                .isBetween(4 * Wait.NOTABLE, longest.waited().length() - 2 * Wait.NOTABLE);
    }

    @Test
    void aWaitThatIsNearlyAllForOneIsForThatOneAlone() {
        Play.Actor c = play.client("C", 2).connects();
        a.connects();
        b.connects().says("Ping");
        servesFor(c, 0);
        servesFor(a, 20 * Wait.NOTABLE);
        assertThat(new WaitAnalysis(play.lanes()).longest(play.trace.now()).why())
                .isEqualTo(" for A");
    }

    private void servesFor(Play.Actor client, long nanos) {
        play.serverAccepts();
        play.serverHasAccepted(client);
        play.serverReads(client);
        play.goesOnFor(nanos);
        play.serverGets(0);
        play.serverCloses(client);
    }

    private void waitsForAnyoneForLong() {
        play.serverAccepts();
        play.goesOnForLong();
    }

    @Test
    void nobodyIsKnownToBeInTheWayOfWhoStillConnects() {
        a.connects();
        play.serverAccepts();
        play.serverHasAccepted(a);
        play.serverReads(a);
        b.does(r -> r.begin(Op.CONNECT, b.connection, Recorder.BLOCKING, 0));
        play.goesOnForLong();
        long now = play.trace.now();
        assertThat(new WaitAnalysis(play.lanes()).at(now).getFirst().whom()).isNull();
        assertThat(StageSummary.of(play.lanes(), now).text()).endsWith(": B for the server");
    }

    @Test
    void aWaitEndsWithTheFirstByteThatTheServerSendsBack() {
        aHoldsTheServerWhileBWaits();
        play.goesOnForLong();
        play.serverGets(0);
        play.serverCloses(a);
        play.serverAccepts();
        play.serverHasAccepted(b);
        play.serverReads(b);
        play.serverGets(4);
        assertThat(play.lane(b).current(play.trace.now())).isNotNull();
        play.serverSends(b, 1);
        assertThat(play.lane(b).current(play.trace.now())).isNull();
        Blame longest = new WaitAnalysis(play.lanes()).longest(play.trace.now());
        assertThat(longest).isNotNull();
        assertThat(longest.who()).isSameAs(play.lane(b));
        assertThat(longest.whom()).isSameAs(play.lane(a));
    }

    @Test
    void nobodyIsToBlameWhileTheServerWaitsForAnyone() {
        a.connects();
        play.serverAccepts();
        List<Blame> waiting = new WaitAnalysis(play.lanes()).at(play.trace.now());
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().whom()).isNull();
    }

    @Test
    void saidAndHeardArePairedByTheirPlaceInTheStreamAndNotByText() {
        a.connects().says("same").says("same").says("same");
        a.hears(4);
        ClientMessages.View messages = play.lane(a).messages();
        assertThat(messages.size()).isEqualTo(3);
        assertThat(messages.heard(0)).isNotEqualTo(ClientLane.OPEN);
        assertThat(messages.heard(1)).isEqualTo(ClientLane.OPEN);
        a.hears(8);
        messages = play.lane(a).messages();
        assertThat(messages.heard(1)).isNotEqualTo(ClientLane.OPEN);
        assertThat(messages.heard(2)).isEqualTo(messages.heard(1));
    }

    @Test
    void anEchoThatIsRecordedBeforeTheEndOfItsWriteIsPairedWithIt() {
        a.connects();
        a.does(r -> r.begin(Op.WRITE, a.connection, Recorder.BLOCKING, 2));
        try (Play.Actor reader = play.reader(a)) {
            reader.hears(2);
        }
        a.does(r -> r.end(2));
        assertThat(play.lane(a).messages().heard(0)).isNotEqualTo(ClientLane.OPEN);
    }

    @Test
    void aCallInProgressIsOpenUntilItsEnd() {
        play.serverAccepts();
        Calls.View calls = play.lanes().threads().getFirst().calls();
        int last = calls.size() - 1;
        assertThat(calls.to(last)).isEqualTo(ThreadLane.OPEN);
        assertThat(calls.op(last)).isEqualTo(Op.ACCEPT);
        a.connects();
        play.serverHasAccepted(a);
        calls = play.lanes().threads().getFirst().calls();
        assertThat(calls.size()).isEqualTo(last + 1);
        assertThat(calls.to(last)).isNotEqualTo(ThreadLane.OPEN);
        assertThat(calls.connection(last)).isEqualTo(a.connection);
    }

    @Test
    void goodbyesAreToldApart() {
        a.connects().leaves(false);
        b.connects().leaves(true);
        assertThat(play.lane(a).goodbye()).isEqualTo(Goodbye.CLOSED);
        assertThat(play.lane(b).goodbye()).isEqualTo(Goodbye.RESET);
    }

    @Test
    void aConnectThatIsRefusedIsNoGoodbyeOfAnybody() {
        a.does(r -> r.begin(Op.CONNECT, a.connection, Recorder.BLOCKING, 0));
        a.does(r -> r.end(-111));
        assertThat(play.lane(a).goodbye()).isEqualTo(Goodbye.UNCONNECTED);
        assertThat(standing(a)).endsWith("could not connect");
    }

    @Test
    void whoClosesWithBytesUnreadResetsTheConnection() {
        for (Play.Actor client : List.of(a, b)) {
            client.connects().says("Ping");
            play.serverAccepts();
            play.serverHasAccepted(client);
            play.serverReads(client);
            play.serverGets(4);
            play.serverSends(client, 4);
        }
        a.leaves(false);
        b.hears(4).leaves(false);
        assertThat(play.lane(a).goodbye()).isEqualTo(Goodbye.CLOSED_UNREAD);
        assertThat(standing(a)).endsWith("reset: bytes unread");
        assertThat(play.lane(b).goodbye()).isEqualTo(Goodbye.CLOSED);
        assertThat(standing(b)).endsWith("left");
    }

    @Test
    void whoLeavesUnansweredIsSaidTo() {
        a.connects().says("Pi").leaves(false);
        assertThat(standing(a)).isEqualTo("left unanswered");
    }

    @Test
    void whoHalfClosesAndLeavesUnansweredHasWaitedUntilItLeft() {
        a.connects();
        play.serverAccepts();
        play.serverHasAccepted(a);
        a.says("Pi").saysNoMore();
        long halfClosed = play.trace.now();
        play.goesOnForLong(); // longer than it waited to be accepted
        a.leaves(false);
        assertThat(play.lane(a).longest().to()).isGreaterThan(halfClosed);
    }

    @Test
    void whoIsClosedFirstByTheServerIsSaidToBe() {
        a.connects();
        play.serverAccepts();
        play.serverHasAccepted(a);
        play.serverCloses(a);
        a.leaves(false);
        assertThat(standing(a)).endsWith("closed by the server");
    }

    @Test
    void aSendThatMeetsAResetTellsThatAnOutsiderIsGone() {
        int outsider = play.trace.connections().accepted(0x7f000001_1234L);
        play.serverAccepts();
        play.server().does(r -> r.endAccept(7, outsider, 0x7f000001_1234L));
        play.server().does(r -> r.begin(Op.SEND, outsider, Recorder.BLOCKING, 4));
        play.serverGets(-32);
        assertThat(play.lanes().client(outsider).goodbye()).isEqualTo(Goodbye.RESET);
    }

    private String standing(Play.Actor client) {
        return StageSummary.standing(play.lanes(), play.lane(client), play.trace.now());
    }

    @Test
    void aResetIsKnownAlsoWhenTheServerClosedFirst() {
        a.connects();
        play.serverAccepts();
        play.serverHasAccepted(a);
        play.serverCloses(a);
        a.leaves(true);
        assertThat(play.lane(a).goodbye()).isEqualTo(Goodbye.RESET);
    }

    @Test
    void anOutsiderHasALaneOfWhatTheServerSawOfIt() {
        int outsider = play.trace.connections().accepted(0x7f000001_1234L);
        play.serverAccepts();
        play.server().does(r -> r.endAccept(9, outsider, 0x7f000001_1234L));
        play.server().does(r -> r.beginNonBlocking(Op.READ, outsider, 0));
        play.serverGets(5);
        ClientLane lane = play.lanes().client(outsider);
        assertThat(lane).isNotNull();
        assertThat(lane.connection().name()).isEqualTo("1");
        assertThat(lane.messages().size()).isEqualTo(1);
        assertThat(lane.messages().heard(0)).isEqualTo(ClientLane.OPEN);
        play.server().does(r -> r.beginNonBlocking(Op.WRITE, outsider, 5));
        play.serverGets(5);
        assertThat(play.lanes().client(outsider)).isSameAs(lane);
        assertThat(lane.messages().heard(0)).isNotEqualTo(ClientLane.OPEN);
    }

    @Test
    void urgentDataIsNoPartOfWhatWasSaid() {
        int outsider = play.trace.connections().accepted(0x7f000001_1234L);
        play.serverAccepts();
        play.server().does(r -> r.endAccept(9, outsider, 0x7f000001_1234L));
        play.server().does(r -> r.beginNonBlocking(Op.RECV, outsider, Recorder.URGENT));
        play.serverGets(1);
        ClientLane lane = play.lanes().client(outsider);
        assertThat(lane).isNotNull();
        assertThat(lane.messages().size()).isZero();
        assertThat(play.record.states().current().connection(outsider).received()).isZero();
    }

    @Test
    void lanesComeInTheOrderOfTheirLettersOnEveryStage() {
        b.connects();
        a.connects();
        assertThat(play.lanes().clients())
                .extracting(lane -> lane.connection().name())
                .containsExactly("A", "B");
    }

    @Test
    void whatTheRecordLetsGoTheLanesLetGoToo() {
        try (Play small = new Play(1)) {
            Play.Actor client = small.client("A", 0);
            client.connects();
            small.serverAccepts();
            small.serverHasAccepted(client);
            small.server()
                    .does(
                            r -> {
                                for (int i = 0; i < 100_000; i++) {
                                    r.beginNonBlocking(Op.READ, client.connection, 0);
                                    r.end(1);
                                    awaitRoom(small.trace);
                                }
                            });
            ThreadLane lane = small.lanes().threads().getFirst();
            assertThat(lane.count()).isGreaterThanOrEqualTo(100_000);
            assertThat(lane.calls().size()).isLessThan(60_000);
        }
    }

    private static void awaitRoom(Trace trace) {
        while (trace.position() - trace.followed() > 4_000) {
            Thread.onSpinWait();
        }
    }

    private void aHoldsTheServerWhileBWaits() {
        a.connects();
        play.serverAccepts();
        play.serverHasAccepted(a);
        play.serverReads(a);
        b.connects().says("Ping");
    }
}
