package loopscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.Causes;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.timeline.words.Card;
import loopscope.timeline.words.Sentence;
import loopscope.timeline.words.StageSummary;
import loopscope.timeline.words.Subject;
import loopscope.trace.Interest;
import loopscope.trace.Look;
import loopscope.trace.Op;
import loopscope.trace.Recorder;
import loopscope.trace.state.Bounds;
import loopscope.trace.state.Goodbye;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** When an outsider came, spoke and left, as far as its server's calls and the x-ray tell. */
class ArrivalsTest {
    /** Longer than a call that does not wait. */
    private static final long WAIT = 20_000_000;

    private final Play play = new Play();
    private final Play.Actor one = play.outsider(40_001);
    private final Play.Actor two = play.outsider(40_002);

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void whatACallWaitedForCameWhenItEnded() {
        play.serverAccepts();
        play.goesOnFor(WAIT);
        long connected = play.trace.now();
        play.serverHasAccepted(one);
        play.serverReads(one);
        play.goesOnFor(WAIT);
        long said = play.trace.now();
        play.serverGets(4);
        assertExactly(play.lane(one).tally().arrival(), connected);
        assertExactly(said(one, 0), said);
    }

    @Test
    void whoTheXRaySeesAtItsFirstLookDidNotComeBeforeTheServerListened() {
        Look first = look();
        play.server().does(r -> r.saw(Op.SEEN, one.connection, 0, 0, 40_001, first, Look.NONE));
        Bounds came = play.lane(one).tally().arrival();
        assertThat(came.earliest()).isBetween(1L, first.time());
    }

    @Test
    void aGoodbyeThatAReadWaitedForCameWhenItEnded() {
        accepted(one);
        play.serverReads(one);
        play.goesOnFor(WAIT);
        long left = play.trace.now();
        play.serverGets(-104);
        ClientLane lane = play.lane(one);
        assertThat(lane.goodbye()).isEqualTo(Goodbye.RESET);
        assertExactly(new Bounds(lane.goodbyeEarliest(), lane.goodbyeTime()), left);
    }

    @Test
    void whatAReadFindsAtOnceCameAfterTheReadBefore() {
        accepted(one);
        long before = play.trace.now();
        findsAtOnce(one);
        long after = play.trace.now();
        play.goesOnFor(WAIT);
        long now = play.trace.now();
        findsAtOnce(one);
        assertThat(said(one, 1).earliest()).isBetween(before, after);
        assertThat(said(one, 1).latest()).isGreaterThanOrEqualTo(now);
    }

    @Test
    void whoIsAcceptedAtOnceCameAfterWhoWasAcceptedBefore() {
        play.serverAccepts();
        play.goesOnFor(WAIT);
        long first = play.trace.now();
        play.serverHasAccepted(one);
        play.goesOnFor(WAIT);
        long now = play.trace.now();
        play.server().does(ArrivalsTest::triesToAccept);
        play.serverHasAccepted(two);
        Bounds came = play.lane(two).tally().arrival();
        assertThat(came.earliest()).isBetween(first, now - WAIT);
        assertThat(came.latest()).isGreaterThanOrEqualTo(now);
    }

    @Test
    void aRestThatAReadLeftMayHaveComeWithWhatItTook() {
        accepted(one);
        long before = play.trace.now();
        play.goesOnFor(WAIT);
        ByteBuffer full = ByteBuffer.allocate(4);
        play.server().does(r -> r.beginNonBlocking(Op.READ, one.connection, 0));
        play.server().does(r -> r.endRead(4, full, 0, 4));
        play.server().does(r -> r.beginNonBlocking(Op.READ, one.connection, 0));
        play.server().does(r -> r.endRead(2, full, 0, 4));
        assertThat(said(one, 1).earliest()).isLessThanOrEqualTo(before);
    }

    @Test
    void whatAReadinessCallNamesHadComeByItsEnd() {
        accepted(one);
        play.server().does(r -> r.instant(Op.WATCH, one.connection, Interest.IN, 0));
        asksWhoIsReady();
        play.goesOnFor(WAIT);
        long named = play.trace.now();
        isReady(one);
        play.goesOnFor(WAIT);
        findsAtOnce(one);
        assertExactly(said(one, 0), named);
    }

    @Test
    void whatAReadinessCallDidNotNameCameLater() {
        accepted(one);
        accepted(two);
        play.server().does(r -> r.instant(Op.WATCH, one.connection, Interest.IN, 0));
        play.goesOnFor(WAIT);
        long asked = play.trace.now();
        asksAtOnce();
        isReady(two);
        play.goesOnFor(WAIT);
        asksAtOnce();
        isReady(one);
        long named = play.trace.now();
        findsAtOnce(one);
        assertThat(said(one, 0).earliest()).isBetween(asked, named - WAIT);
        assertThat(said(one, 0).latest()).isLessThanOrEqualTo(named);
    }

    @Test
    void whatTheXRaySawHadComeBetweenItsLooks() {
        accepted(one);
        Look empty = look();
        play.goesOnFor(WAIT);
        Look full = look();
        play.server().does(r -> r.saw(Op.SAMPLE, one.connection, 4, 0, 0, full, empty));
        long seen = play.trace.now();
        play.goesOnFor(WAIT);
        findsAtOnce(one);
        assertThat(said(one, 0).earliest()).isEqualTo(empty.time());
        assertThat(said(one, 0).latest()).isBetween(full.time(), seen);
    }

    @Test
    void whatTheXRaySawBeforeItWasReadSaysNothingOfWhatComesLater() {
        accepted(one);
        Look early = look();
        findsAtOnce(one);
        play.server().does(r -> r.saw(Op.SAMPLE, one.connection, 4, 0, 0, early, Look.NONE));
        play.goesOnFor(WAIT);
        long now = play.trace.now();
        findsAtOnce(one);
        assertThat(said(one, 1).latest()).isGreaterThanOrEqualTo(now);
    }

    @Test
    void whoWasTriedInVainOnTheLastRoundHadSaidNothing() {
        accepted(one);
        play.goesOnFor(WAIT);
        long tried = play.trace.now();
        for (int round = 0; round < 3; round++) {
            wouldBlock(Op.ACCEPT, 0);
            wouldBlock(Op.READ, one.connection);
        }
        findsAtOnce(one);
        assertThat(said(one, 0).earliest()).isGreaterThanOrEqualTo(tried);
    }

    @Test
    void aWaitThatMayHaveBeenLongerIsSaidToBeAtLeastAsLong() {
        accepted(one);
        play.goesOnFor(WAIT);
        findsAtOnce(one);
        play.goesOnFor(WAIT);
        play.serverSends(one, 4);
        Wait wait = play.lane(one).longest();
        assertThat(wait).isNotNull();
        assertThat(wait.words()).startsWith("at least ");
        long lead = wait.from() - wait.earliest();
        assertThat(Wait.brief(wait.length(), lead))
                .isEqualTo("≤ " + Units.duration(wait.length() + lead));
        assertThat(Wait.brief(wait.length(), 0)).isEqualTo(Units.duration(wait.length()));
        assertThat(StageSummary.of(play.lanes(), play.trace.now()).text())
                .startsWith("longest wait at least ");
        assertThat(play.lanes().answers().isAtLeast()).isTrue();
        Card card = Card.message(play.lanes(), play.lane(one), Long.MAX_VALUE, play.trace.now());
        assertThat(card).isNotNull();
        assertThat(card.lines())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .contains(" at the latest, at ")
                                        .endsWith(" at the earliest"))
                .anySatisfy(line -> assertThat(line).startsWith("answered after at least "));
    }

    @Test
    void aWaitOfWhichTheBeginIsKnownIsSaidToBeAsLongAsItWas() {
        accepted(one);
        play.serverReads(one);
        play.goesOnFor(WAIT);
        play.serverGets(4);
        play.goesOnFor(WAIT);
        play.serverSends(one, 4);
        Wait wait = play.lane(one).longest();
        assertThat(wait).isNotNull();
        assertThat(wait.words()).isEqualTo(Units.duration(wait.length()));
        assertThat(play.lanes().answers().isAtLeast()).isFalse();
    }

    @Test
    void anOutsiderWhoseBytesAreSeenUnreadWaitsUntilTheyAreRead() {
        accepted(one);
        Look empty = look();
        play.goesOnFor(WAIT);
        Look full = look();
        play.server().does(r -> r.saw(Op.SAMPLE, one.connection, 4, 0, 0, full, empty));
        play.goesOnFor(2 * Wait.NOTABLE);
        long now = play.trace.now();
        Blame blame = new WaitAnalysis(play.lanes()).at(now).getFirst();
        assertThat(blame.who()).isSameAs(play.lane(one));
        assertThat(blame.waited().earliest()).isEqualTo(empty.time());
        assertThat(blame.waited().from()).isGreaterThanOrEqualTo(full.time());
        List<Subject> stage = List.of(new Subject("epoll", play.lanes()));
        assertThat(Sentence.at(now, now, stage).text())
                .startsWith("Client 1’s bytes have lain unread in the kernel for at least ");
        findsAtOnce(one);
        assertThat(new WaitAnalysis(play.lanes()).at(play.trace.now())).isEmpty();
    }

    @Test
    void whoWasSeenInTheAcceptQueueAndIsUnreadHasWaitedSinceItCame() {
        Look none = look();
        play.goesOnFor(WAIT);
        Look there = look();
        play.server().does(r -> r.saw(Op.SEEN, one.connection, 0, 0, 40_001, there, none));
        Look full = look();
        play.server().does(r -> r.saw(Op.SAMPLE, one.connection, 4, 0, 0, full, there));
        play.goesOnFor(2 * Wait.NOTABLE);
        long accepted = play.trace.now();
        play.serverAccepts();
        play.serverHasAccepted(one);
        play.goesOnFor(WAIT);
        long now = play.trace.now();
        Wait longest = WaitAnalysis.longest(play.lane(one), now);
        assertThat(longest).isNotNull();
        assertThat(longest.from()).isLessThan(accepted);
        assertThat(longest.length())
                .isEqualTo(new WaitAnalysis(play.lanes()).at(now).getFirst().waited().length());
    }

    @Test
    void whatAnOutsiderSaidIsNotCausedByTheReadThatFoundIt() {
        accepted(one);
        play.serverReads(one);
        play.serverGets(4);
        long read = play.lane(one).messages().number(0);
        assertThat(new Causes(play.record).cause(read, 0)).isEqualTo(EventSearch.NONE);
    }

    @Test
    void aResetThatASendWaitedForCameWhenItEnded() {
        accepted(one);
        play.server().does(r -> r.begin(Op.WRITE, one.connection, Recorder.BLOCKING, 1 << 20));
        play.goesOnFor(WAIT);
        long reset = play.trace.now();
        play.serverGets(-32);
        play.lanes();
        var state = play.record.states().before(Long.MAX_VALUE).connection(one.connection);
        assertThat(state).isNotNull();
        assertExactly(state.leaving(), reset);
    }

    private void accepted(Play.Actor outsider) {
        play.serverAccepts();
        play.goesOnFor(WAIT);
        play.serverHasAccepted(outsider);
    }

    private void findsAtOnce(Play.Actor outsider) {
        play.server().does(r -> r.beginNonBlocking(Op.READ, outsider.connection, 0));
        play.serverGets(4);
    }

    private static void triesToAccept(Recorder recorder) {
        recorder.beginNonBlocking(Op.ACCEPT, 0, 0);
    }

    private void asksAtOnce() {
        play.server().does(r -> r.beginNonBlocking(Op.SELECT, 0, 0));
    }

    private void asksWhoIsReady() {
        play.server().does(r -> r.begin(Op.SELECT, 0, Recorder.BLOCKING, 0));
    }

    private void isReady(Play.Actor outsider) {
        int[] ready = {Interest.entry(outsider.connection, Interest.IN)};
        play.server().does(r -> r.endReady(1, ready, 1));
    }

    private void wouldBlock(Op op, int connection) {
        play.server().does(r -> r.beginNonBlocking(op, connection, 0));
        play.server().does(r -> r.endWouldBlock(-11));
    }

    private Look look() {
        AtomicReference<Look> look = new AtomicReference<>(Look.NONE);
        play.server().does(r -> look.set(r.look()));
        return look.get();
    }

    private Bounds said(Play.Actor outsider, int message) {
        ClientMessages.View messages = play.lane(outsider).messages();
        return new Bounds(messages.earliest(message), messages.said(message));
    }

    private static void assertExactly(Bounds shown, long before) {
        assertThat(shown.width()).isZero();
        assertThat(shown.latest()).isGreaterThanOrEqualTo(before);
    }
}
