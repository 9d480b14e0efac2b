package loopscope.timeline.words;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.timeline.Play;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Interest;
import loopscope.trace.Look;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

class WordsTest {
    /** See errno(3). */
    private static final int ECONNRESET = 104;

    private final Play blocking = new Play();
    private final Play other = new Play();
    private final Play.Actor a = blocking.client("A", 0);
    private final Play.Actor b = blocking.client("B", 1);

    @AfterEach
    void close() {
        blocking.close();
        other.close();
    }

    @Test
    void theSentenceSaysWhoWaitsForWhomAndWhy() {
        aHoldsTheServerWhileBWaits();
        assertThat(sentence().text())
                .startsWith("B’s “Ping” has lain unread in the kernel for ")
                .endsWith(": sequential is inside read(A), and A has sent nothing yet.");
    }

    @Test
    void sinceWhenAClientThatHoldsUpOthersHasSentNothingIsSaid() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        a.says("Hi");
        blocking.serverReads(a);
        blocking.serverGets(2);
        blocking.serverSends(a, 2);
        a.hears(2);
        blocking.serverReads(a);
        b.connects().says("Ping");
        blocking.goesOnForLong();
        long said = blocking.lane(a).messages().said(0);
        assertThat(sentence().text())
                .endsWith(", and A has sent nothing more since " + Units.instant(said) + ".");
    }

    @Test
    void whoWasChosenIsSpokenOfThoughAnotherWaitsLonger() {
        aHoldsTheServerWhileBWaits();
        blocking.goesOnForLong();
        Play.Actor c = blocking.client("C", 2).connects();
        long now = blocking.trace.now();
        var chosen = blocking.lane(c).connection();
        var stage = List.of(new Subject("sequential", blocking.lanes(), chosen));
        assertThat(Sentence.at(now, now, stage).text())
                .startsWith("C has been in the accept queue for ");
        var waits = Digest.of(blocking.lanes(), now, now, true, chosen).waits();
        assertThat(waits)
                .extracting(blame -> blame.who().connection().name())
                .containsExactly("C", "B");
    }

    @Test
    void aWaitThatIsOverIsToldOfTheInstantBeforeItsClientWasServed() {
        aHoldsTheServerWhileBWaits();
        blocking.goesOnForLong();
        blocking.serverGets(0);
        blocking.serverCloses(a);
        blocking.serverAccepts();
        blocking.serverHasAccepted(b);
        blocking.serverReads(b);
        blocking.serverGets(4);
        blocking.serverSends(b, 4);
        b.hears(4);
        Blame longest = new WaitAnalysis(blocking.lanes()).longest(blocking.trace.now());
        assertThat(longest.waited().open()).isFalse();
        long instant = WaitAnalysis.lastUnserved(longest);
        var stage = List.of(new Subject("sequential", blocking.lanes()));
        assertThat(Sentence.at(instant, blocking.trace.now(), stage).text())
                .startsWith("B’s “Ping” has lain unread in the kernel for ");
    }

    @Test
    void whoHasSaidNothingIsSaidToBeInTheBacklog() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        b.connects();
        assertThat(sentence().text()).startsWith("B has been in the accept queue for ");
    }

    @Test
    void whoCannotConnectIsToldThatTheQueueIsFullAndOfWhom() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        b.does(r -> r.begin(Op.CONNECT, b.connection, Recorder.BLOCKING, 0));
        blocking.xraySees(50, 50, 0);
        blocking.goesOnForLong();
        assertThat(sentence().text())
                .startsWith("B has been connecting for ")
                .endsWith(": sequential is inside read(A).");
        blocking.xraySees(51, 50, 49);
        assertThat(sentence().text())
                .endsWith(
                        ": the accept queue is full (51 clients, 49 of which have reset);"
                                + " sequential is inside read(A).");
        blocking.xraySees(1, 50, 0);
        assertThat(sentence().text())
                .endsWith(
                        ": the accept queue was full, and its kernel asks again only after a second"
                                + " or more; sequential is inside read(A).");
    }

    @Test
    void theContrastIsWithTheSameClientOnAnotherStage() {
        accepted(other.client("A", 0));
        Play.Actor twin = accepted(other.client("B", 1)).says("Ping");
        other.serverReads(twin);
        other.serverGets(4);
        other.serverSends(twin, 4);
        twin.hears(4);
        aHoldsTheServerWhileBWaits();
        assertThat(sentence().contrast()).startsWith("On select the same “Ping” was echoed after ");
    }

    @Test
    void whereAnotherThreadServesTheTwinThatIsTheReason() {
        Play.Actor twin = other.client("B", 1).connects();
        other.serverAccepts();
        other.serverHasAccepted(twin);
        other.serverAccepts();
        twin.says("Ping");
        Play.Actor thread = other.worker("thread 1");
        thread.does(r -> r.beginNonBlocking(Op.READ, twin.connection, 8));
        thread.does(r -> r.end(4));
        thread.does(r -> r.beginNonBlocking(Op.WRITE, twin.connection, 4));
        thread.does(r -> r.end(4));
        twin.hears(4);
        aHoldsTheServerWhileBWaits();
        assertThat(sentence().contrast()).contains(", because another thread serves B");
    }

    @Test
    void anIdleClientOfAThreadOfItsOwnIsSaidToBeThere() {
        Play.Actor client = other.client("A", 0).connects();
        other.serverAccepts();
        other.serverHasAccepted(client);
        assertThat(standing(client)).endsWith("accepted");
        other.serverAccepts();
        Play.Actor thread = other.worker("thread 1");
        thread.does(r -> r.begin(Op.READ, client.connection, Recorder.BLOCKING, 8));
        assertThat(standing(client)).endsWith("accepted · thread 1");
    }

    @Test
    void thereIsNoContrastWhereTheTwinHasNoEchoEither() {
        accepted(other.client("A", 0));
        accepted(other.client("B", 1));
        aHoldsTheServerWhileBWaits();
        // Of the whole run there may be something to tell, where this machine was slow.
        assertThat(sentence().contrast()).doesNotStartWith("On select").doesNotContain("Ping");
    }

    @Test
    void whereNobodyWaitsTheSentenceSaysWhatTheServersWaitFor() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        other.serverAccepts();
        assertThat(sentence().text())
                .isEqualTo(
                        "sequential is inside read(A) and waits for A alone."
                                + " select is inside accept() and waits for anyone.");
    }

    @Test
    void whoDoesNotReadWhatTheServerSendsHoldsItUpAndDoesNotWaitForIt() {
        a.connects().says("much").says("more");
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        blocking.serverGets(4);
        blocking.server().does(r -> r.begin(Op.WRITE, a.connection, Recorder.BLOCKING, 4));
        assertThat(sentence().text())
                .isEqualTo("sequential is inside write(A) and waits for A to read.");
        b.connects();
        blocking.goesOnForLong();
        assertThat(sentence().text())
                .startsWith("B has been in the accept queue for ")
                .endsWith(": sequential is inside write(A), and A is not reading.");
        assertThat(StageSummary.of(blocking.lanes(), blocking.trace.now()).text())
                .endsWith(": B for A");
        blocking.serverGets(4);
        assertThat(new WaitAnalysis(blocking.lanes()).at(blocking.trace.now()))
                .extracting(blame -> blame.who().connection().name())
                .containsExactly("B", "A");
    }

    @Test
    void aStepOfTheServersOwnIsNoCallThatItIsInsideOf() {
        Play.Actor client = accepted(other.client("A", 0)).says("Ping");
        other.serverReads(client);
        other.serverGets(4);
        other.server().does(r -> r.consequence(Op.QUEUE, client.connection, 4, 4));
        other.server().does(r -> r.consequence(Op.TAKE, client.connection, 4, 0));
        long taken = other.trace.now();
        assertThat(Sentence.at(taken, taken, List.of(new Subject("select", other.lanes()))).text())
                .isEqualTo("select is between calls.");
    }

    @Test
    void aCallThatCannotWaitWaitsForNobody() {
        Play.Actor client = accepted(other.client("A", 0));
        other.server().does(r -> r.begin(Op.RECV, client.connection, 0, 64));
        assertThat(sentence().text()).isEqualTo("select is inside recv(A) and waits for nobody.");
    }

    @Test
    void whoHasJustBegunToConnectIsSaidToConnectAndNotToWait() {
        blocking.serverAccepts();
        b.does(r -> r.begin(Op.CONNECT, b.connection, Recorder.BLOCKING, 0));
        long begun = blocking.lane(b).phases().from(0);
        var stage = List.of(new Subject("sequential", blocking.lanes()));
        assertThat(Sentence.at(begun, begun, stage).text())
                .isEqualTo("sequential is inside accept() and waits for anyone.");
        assertThat(Sentence.at(begun + 1, begun + 1, stage).text())
                .isEqualTo("B has been connecting for 1 ns: the server is inside accept().");
    }

    @Test
    void aWaitThatTheProgramWasStoppedInSaysSo() {
        aHoldsTheServerWhileBWaits();
        Look last = new Look(blocking.trace.position() - 1, blocking.trace.now());
        blocking.worker("probe").does(r -> r.saw(Op.STOPPED, 0, 20_000, 0, 0, last, Look.NONE));
        blocking.goesOnForLong();
        assertThat(sentence().text()).contains(" (Loopscope was stopped for 20.0 s): ");
        assertThat(StageSummary.of(blocking.lanes(), blocking.trace.now()).text())
                .endsWith(" (Loopscope was stopped for 20.0 s): B for A");
    }

    @Test
    void noReasonIsGivenThatBothStagesShare() {
        Play.Actor twin = accepted(other.client("A", 0)).says("Ping");
        other.serverReads(twin);
        other.serverGets(4);
        other.serverSends(twin, 4);
        twin.hears(4);
        other.serverAccepts();
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        a.says("Ping");
        blocking.serverAccepts();
        blocking.goesOnForLong();
        assertThat(sentence().contrast()).doesNotContain("because").contains("times as long");
    }

    @Test
    void whoIsServedByAThreadThatWaitsForALockWaitsForIt() {
        Play.Actor client = accepted(other.client("A", 0)).says("Ping");
        other.serverReads(client);
        other.serverGets(4);
        assertThat(standing(client)).endsWith("being served");
        assertThat(card(client)).isEqualTo("A: being served");
        other.server().does(r -> r.begin(Op.LOCK, 0, Recorder.BLOCKING, 1));
        assertThat(standing(client)).endsWith("waits for a lock");
        assertThat(card(client)).isEqualTo("A: its thread waits for a lock");
    }

    private String card(Play.Actor client) {
        long now = other.trace.now();
        return Objects.requireNonNull(Card.of(other.lanes(), other.lane(client), now, now)).title();
    }

    private String standing(Play.Actor client) {
        return StageSummary.standing(other.lanes(), other.lane(client), other.trace.now());
    }

    @Test
    void theMoralNamesTheLongestWaitAndWhomItWasFor() {
        aHoldsTheServerWhileBWaits();
        blocking.goesOnForLong();
        StageSummary summary = StageSummary.of(blocking.lanes(), blocking.trace.now());
        assertThat(summary.tone()).isEqualTo(StageSummary.Tone.WAITED);
        assertThat(summary.text()).matches("longest wait \\S+ m?s: B for A");
    }

    @Test
    void aRoundTripIsNobodysFault() {
        Patience.await(
                "nobody to be blamed, as soon as a round trip is quick",
                () -> {
                    try (Play play = new Play()) {
                        play.client("A", 0).connects().says("Hi").hears(2);
                        StageSummary summary = StageSummary.of(play.lanes(), play.trace.now());
                        return summary.text().startsWith("no wait over 20 ms: longest ");
                    }
                });
    }

    @Test
    void aClientThatDoesNotReadWaitsForItselfAndTheSentenceSaysWhatIsHeldForIt() {
        Play.Actor slow = accepted(other.client("A", 0)).says("much").says("more");
        other.serverReads(slow);
        other.serverGets(4);
        other.server().does(r -> r.consequence(Op.QUEUE, slow.connection, 4, 4));
        long before = other.trace.now();
        other.goesOnForLong();
        Blame longest = new WaitAnalysis(other.lanes()).longest(other.trace.now());
        assertThat(longest == null || longest.waited().to() <= before).isTrue();
        assertThat(sentence().text())
                .isEqualTo(
                        "select holds 4 bytes for A, which is not reading: nobody else waits for it.");
    }

    @Test
    void whatTheKernelHoldsBesideTheServerIsNamedToo() {
        Play.Actor slow = accepted(other.client("A", 0)).says("much").says("more");
        other.serverReads(slow);
        other.serverGets(4);
        other.server().does(r -> r.consequence(Op.QUEUE, slow.connection, 4, 4));
        other.worker("x-ray").does(r -> r.instant(Op.SAMPLE, slow.connection, 0, 2048));
        other.goesOnForLong();
        assertThat(sentence().text())
                .startsWith(
                        "select holds 4 bytes for A, which is not reading, and the kernel 2.00 KiB more");
    }

    @Test
    void whoWaitsForALockWaitsForItsHolderAndWhomThatOneServes() {
        Play.Actor one = other.worker("thread 1");
        Play.Actor two = other.worker("thread 2");
        accepted(other.client("A", 0));
        take(one, 1);
        one.does(r -> r.begin(Op.PAUSE, 0, Recorder.BLOCKING, 100));
        two.does(r -> r.begin(Op.LOCK, 0, Recorder.BLOCKING, 1));
        assertThat(sentence().text())
                .startsWith("On select: thread 2 waits for a lock, for ")
                .endsWith(": thread 1 holds it and is inside pause().");
    }

    @Test
    void twoThatWaitForEachOthersLocksAreACircle() {
        Play.Actor one = other.worker("thread 1");
        Play.Actor two = other.worker("thread 2");
        take(one, 1);
        take(two, 2);
        one.does(r -> r.begin(Op.LOCK, 0, Recorder.BLOCKING, 2));
        two.does(r -> r.begin(Op.LOCK, 0, Recorder.BLOCKING, 1));
        assertThat(sentence().text())
                .startsWith("On select: A circle of locks, for ")
                .contains("thread 1 waits for the lock of thread 2, thread 2 for thread 1")
                .endsWith("None of them will move again.");
    }

    @Test
    void aLostMessageNamesBothThreadsAndTheValueTheyRead() {
        Play.Actor one = other.worker("thread 1");
        Play.Actor two = other.worker("thread 2");
        for (Op op : List.of(Op.COUNT_READ, Op.COUNT_WRITE)) {
            int value = op == Op.COUNT_READ ? 17 : 18;
            one.does(r -> r.instant(op, 0, 0, value));
            two.does(r -> r.instant(op, 0, 0, value));
        }
        assertThat(sentence().text())
                .isEqualTo(
                        "thread 1 and thread 2 both read 17 and wrote 18: two messages were"
                                + " counted as one. 1 message lost so far.");
    }

    @Test
    void aLostMessageNamesWhomTheThreadsServed() {
        Play.Actor one = reading(other.worker("thread 1"), accepted(other.client("A", 0)));
        Play.Actor two = reading(other.worker("thread 2"), accepted(other.client("B", 1)));
        List.of(one, two).forEach(thread -> thread.does(r -> r.instant(Op.COUNT_WRITE, 0, 0, 18)));
        assertThat(sentence().text())
                .startsWith("thread 1 (for A) and thread 2 (for B) both read 17");
    }

    @Test
    void whoHasNotComeYetIsSaidToComeLater() {
        accepted(a);
        long before = blocking.trace.now();
        blocking.goesOnFor(1);
        b.connects();
        assertThat(StageSummary.standing(blocking.lanes(), blocking.lane(b), before))
                .isEqualTo("comes later");
        assertThat(StageSummary.standing(blocking.lanes(), blocking.lane(b), blocking.trace.now()))
                .isEqualTo("not yet accepted");
    }

    /** A thread gets a message of a client's, and then reads the counter. */
    private static Play.Actor reading(Play.Actor thread, Play.Actor client) {
        thread.does(r -> r.begin(Op.READ, client.connection, Recorder.BLOCKING, 0));
        thread.does(r -> r.end(4));
        return thread.does(r -> r.instant(Op.COUNT_READ, 0, 0, 17));
    }

    private static void take(Play.Actor thread, int lock) {
        thread.does(r -> r.begin(Op.LOCK, 0, Recorder.BLOCKING, lock));
        thread.does(r -> r.end(0));
    }

    @Test
    void aThreadThatAsksAgainAndAgainIsSaidToSpin() {
        other.server().does(server -> tryManyTimes(server, Op.ACCEPT));
        assertThat(busySinceTheFirstCall())
                .startsWith("select asks every socket in turn and never waits: ")
                .endsWith(" said “would block”. A processor is kept busy.");
    }

    @Test
    void howBusyAThreadIsThatHardlyWaitsIsSaidInFigures() {
        for (int i = 0; i < 12_000; i++) {
            other.server().does(r -> r.instant(Op.SEND, 0, 1, 1));
        }
        assertThat(busySinceTheFirstCall())
                .matches(
                        "select made 1[12],\\d{3} calls in the last second and waited for 0% of it.");
    }

    @Test
    void aThreadThatReadsTheCounterAgainAndAgainAsksNoSocket() {
        other.server().does(server -> tryManyTimes(server, Op.COUNT_READ));
        assertThat(busySinceTheFirstCall())
                .startsWith("select: “")
                .contains("” reads the counter again and again, ")
                .doesNotContain("socket");
    }

    private static void tryManyTimes(Recorder server, Op op) {
        for (int i = 0; i < 20_000; i++) {
            server.beginNonBlocking(op, 0, 0);
            server.endWouldBlock(-11);
        }
        // What is gathered is told at the latest before something else.
        server.beginNonBlocking(op, 0, 0);
        server.end(0);
    }

    /** However long the machine took for it. */
    private String busySinceTheFirstCall() {
        ThreadLane server = other.lanes().threads().getFirst();
        long now = other.trace.now();
        long first = server.calls().from(0);
        var select = List.of(new Subject("select", other.lanes()));
        return BusyWords.at(now, select, now - first);
    }

    @Test
    void howAClientLeftIsSaidForAWhile() {
        accepted(other.client("A", 0)).leaves(true);
        assertThat(sentence().text())
                .isEqualTo("A reset its connection (RST): what was under way is lost.");
    }

    @Test
    void aServerThatClosesAfterAHalfCloseWasNotFirst() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        a.saysNoMore();
        blocking.serverCloses(a);
        a.leaves(false);
        assertThat(sentence().toString())
                .contains("A half-closed before; now the server has closed too (FIN).");
    }

    @Test
    void whoIsResetInTheAcceptQueueHasNotLeftByItself() {
        a.connects();
        Play.Actor reader = blocking.reader(a);
        reader.does(r -> r.begin(Op.READ, a.connection, Recorder.BLOCKING, 0));
        reader.does(r -> r.end(-ECONNRESET));
        a.leaves(false);
        assertThat(sentence().toString())
                .contains(
                        "The server closed its listener while A was in the accept queue: the kernel"
                                + " reset the connection (RST).");
    }

    @Test
    void whoWaitedComesBeforeWhoLeftOnceEveryClientHasLeft() {
        aHoldsTheServerWhileBWaits();
        blocking.goesOnForLong();
        b.leaves(false);
        assertThat(sentence().text()).startsWith("B has left");
        a.leaves(false);
        long now = blocking.trace.now();
        var stage = List.of(new Subject("sequential", blocking.lanes()));
        Sentence sentence = Sentence.at(now, now, stage);
        assertThat(sentence.text()).matches("Whole run: longest wait \\S+ m?s: B for A\\.");
        assertThat(sentence.contrast()).startsWith("A has left (FIN)");
    }

    @Test
    void whatAnEdgeTriggeredCallDoesNotReportAgainIsSaidSo() {
        assertThat(leftUnread(Interest.IN | Interest.EDGE))
                .endsWith(
                        " is inside epoll_wait(), edge-triggered: it is not reported again until"
                                + " more arrives.");
    }

    @Test
    void ofALevelTriggeredCallNothingOfTheKindIsSaid() {
        assertThat(leftUnread(Interest.IN)).endsWith(" is inside epoll_wait().");
    }

    /** The sentence about a client of whose five bytes the server has read two. */
    private String leftUnread(int interest) {
        Play.Actor client = accepted(other.client("A", 0));
        other.server().does(r -> r.instant(Op.EPOLL_CTL, client.connection, interest, 0));
        client.says("Hello");
        other.serverReads(client);
        other.serverGets(2);
        other.serverSends(client, 2);
        client.hears(2);
        other.server().does(r -> r.begin(Op.EPOLL_WAIT, 0, Recorder.BLOCKING, 0));
        other.goesOnForLong();
        return sentence().text();
    }

    @Test
    void aClientFromOutsideIsNoCount() {
        Play.Actor one = other.outsider(1);
        other.serverAccepts();
        other.serverHasAccepted(one);
        other.serverReads(one);
        other.serverGets(0);
        assertThat(sentence().text()).startsWith("Client 1 has ended its input (FIN)");
    }

    @Test
    void ofManyThreadsItIsSaidThatEachWaitsForItsOwnClient() {
        Play.Actor one = accepted(other.client("A", 0));
        Play.Actor two = accepted(other.client("B", 1));
        List.of(one, two)
                .forEach(
                        client ->
                                other.worker("thread " + client.connection)
                                        .does(
                                                r ->
                                                        r.begin(
                                                                Op.READ,
                                                                client.connection,
                                                                Recorder.BLOCKING,
                                                                0)));
        other.serverAccepts();
        assertThat(sentence().text())
                .isEqualTo(
                        "select is inside accept() and waits for anyone."
                                + " 2 other threads wait, each for its own client.");
    }

    @Test
    void anEmptyStageSaysSo() {
        assertThat(StageSummary.of(blocking.lanes(), blocking.trace.now()).text())
                .isEqualTo("no clients yet");
    }

    private Play.Actor accepted(Play.Actor client) {
        client.connects();
        other.serverAccepts();
        other.serverHasAccepted(client);
        return client;
    }

    private Sentence sentence() {
        long now = blocking.trace.now();
        return Sentence.at(
                now,
                now,
                List.of(
                        new Subject("sequential", blocking.lanes()),
                        new Subject("select", other.lanes())));
    }

    private void aHoldsTheServerWhileBWaits() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        b.connects().says("Ping");
    }
}
