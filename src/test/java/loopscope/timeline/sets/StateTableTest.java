package loopscope.timeline.sets;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;
import loopscope.timeline.Units;
import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.Wait;
import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

class StateTableTest {
    private final Play play = new Play();
    private final Play.Actor a = play.client("A", 0);
    private final Play.Actor b = play.client("B", 1);

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void aClientInTheBacklogHasNoDescriptorAndItsBytesAreUnread() {
        aIsServedWhileBWaits();
        StateTable now = now();
        assertThat(row(now, "B").text(StateColumn.FD)).isEqualTo("–");
        assertThat(row(now, "B").text(StateColumn.UNREAD)).isEqualTo("4");
        assertThat(row(now, "B").text(StateColumn.QUEUED)).isEqualTo("–");
        assertThat(row(now, "B").waits()).isTrue();
        assertThat(row(now, "listen").text(StateColumn.UNREAD)).isEqualTo("1 wait");
        assertThat(now.unknown()).isEqualTo("1 client the server does not know of: waiting for A");
    }

    @Test
    void aThousandBytesAndMoreHaveAUnit() {
        aIsServedWhileBWaits();
        b.says("x".repeat(5_000));
        assertThat(row(now(), "B").text(StateColumn.UNREAD)).isEqualTo("4.89 KiB");
    }

    @Test
    void whoIsStillConnectingIsCountedToo() {
        aIsServedWhileBWaits();
        Play.Actor c = play.client("C", 2);
        c.does(r -> r.begin(Op.CONNECT, c.connection, Recorder.BLOCKING, 0));
        assertThat(now().unknown())
                .isEqualTo(
                        "1 client the server does not know of, and 1 still connecting:"
                                + " waiting for A");
    }

    @Test
    void theCallThatIsUnderWayIsNamedAndWhoWaitsOnIt() {
        aIsServedWhileBWaits();
        StateTable now = now();
        assertThat(now.threads()).hasSize(1);
        assertThat(now.threads().getFirst()).startsWith("inside read(7, …) since ");
        assertThat(row(now, "A").text(StateColumn.WATCHED)).isEqualTo("read");
        assertThat(row(now, "A").text(StateColumn.WAITING)).isEqualTo("server thread, B");
        assertThat(row(now, "A").text(StateColumn.MODE)).isEqualTo("blocking");
    }

    @Test
    void aCallThatCannotWaitIsNamedWithinItAndNoLongerAtItsEnd() {
        a.connects();
        aIsServed();
        play.serverGets(4);
        play.serverSends(a, 4);
        play.lanes();
        Event sent = play.trace.event();
        assertThat(sent.moveTo(end() - 1)).isTrue();
        assertThat(within(sent.beginTime()).threads().getFirst())
                .isEqualTo("inside write(7, …) since t = " + Units.instant(sent.beginTime()));
        assertThat(within(sent.time()).threads().getFirst()).startsWith("between calls since ");
    }

    private StateTable within(long time) {
        return StateTable.of(play.record, EventSearch.firstAfter(play.trace, time), time);
    }

    @Test
    void theLatestChangeIsMarkedWithWhatWasBefore() {
        aIsServedWhileBWaits();
        StateTable now = now();
        assertThat(row(now, "B").before()).containsOnlyKeys(StateColumn.UNREAD);
        assertThat(row(now, "B").before()).containsEntry(StateColumn.UNREAD, "0");
        assertThat(row(now, "A").before()).isEmpty();
        assertThat(now.change()).startsWith("write(B) = 4 at ");
    }

    @Test
    void anEarlierMomentIsAsItWas() {
        a.connects();
        long before = end();
        aIsServed();
        StateTable then = StateTable.of(play.record, before, 0);
        assertThat(then.number()).isEqualTo(before);
        assertThat(row(then, "A").text(StateColumn.FD)).isEqualTo("–");
        assertThat(row(now(), "A").text(StateColumn.FD)).isEqualTo("7");
    }

    @Test
    void whatNobodyHasToldIsAQuestionMark() {
        aIsServedWhileBWaits();
        assertThat(row(now(), "A").text(StateColumn.UNSENT)).isEqualTo("?");
        assertThat(row(now(), "listen").text(StateColumn.FD)).isEqualTo("?");
        assertThat(now().sets())
                .containsOnlyOnce("fd ?: java.nio does not tell a descriptor’s number");
    }

    @Test
    void aServerOfOursWasNotOpenBeforeItWasWatchedWhateverItsThreadsAreCalled() {
        aIsServedWhileBWaits();
        try (Play.Actor _ = play.worker("thread 1")) {
            assertThat(now().sets())
                    .containsOnlyOnce("fd ?: java.nio does not tell a descriptor’s number");
        }
    }

    @Test
    void whatTheXRayHasSeenIsShownAndMarkedAsItsOwn() {
        aIsServedWhileBWaits();
        play.server().does(r -> r.instant(Op.SAMPLE, a.connection, 0, 9));
        assertThat(row(now(), "A").text(StateColumn.UNSENT)).isEqualTo("9");
        assertThat(now().change()).startsWith("what was sampled of A in the kernel at ");
    }

    @Test
    void whomAnEpollWatchesIsSaidBeforeItIsAskedForTheFirstTime() {
        play.server().does(r -> r.instant(Op.EPOLL_CREATE, 0, 0, 5));
        play.server().does(r -> r.instant(Op.EPOLL_CTL, listener(), Interest.IN, 0));
        assertThat(row(now(), "listen").text(StateColumn.WATCHED)).isEqualTo("IN");
        assertThat(now().watching()).isEqualTo(Watching.EPOLL);
        assertThat(now().watching().meaning()).contains("IN: ", "OUT: ", "ET: ");
    }

    @Test
    void whomASelectorWatchesIsSaidBeforeItIsAskedForTheFirstTime() {
        play.server().does(r -> r.instant(Op.WATCH, listener(), Interest.IN, 0));
        assertThat(row(now(), "listen").text(StateColumn.WATCHED)).isEqualTo("accept");
        assertThat(now().watching()).isEqualTo(Watching.KEYS);
    }

    private int listener() {
        return play.trace.connections().listenerAt(1);
    }

    @Test
    void beforeTheFirstEventThereIsNothing() {
        assertThat(StateTable.of(play.record, 0, 0)).isEqualTo(StateTable.EMPTY);
    }

    @Test
    void theMomentOfAnEventComesAfterIt() {
        aIsServedWhileBWaits();
        Event event = play.trace.event();
        for (long number = 0; number < end(); number++) {
            assertThat(event.moveTo(number)).isTrue();
            long time = event.time();
            long after = EventSearch.firstAfter(play.trace, time);
            assertThat(after).isGreaterThan(number);
            assertThat(event.moveTo(after - 1)).isTrue();
            assertThat(event.time()).isEqualTo(time);
            assertThat(EventSearch.firstAfter(play.trace, time - 1)).isLessThanOrEqualTo(number);
        }
        assertThat(EventSearch.firstAfter(play.trace, Long.MAX_VALUE)).isEqualTo(end());
    }

    private void aIsServed() {
        play.serverAccepts();
        play.serverHasAccepted(a);
        play.serverReads(a);
    }

    private void aIsServedWhileBWaits() {
        a.connects();
        aIsServed();
        b.connects().says("Ping");
        LockSupport.parkNanos(2 * Wait.NOTABLE);
    }

    private long end() {
        play.lanes();
        return play.trace.followed();
    }

    private StateTable now() {
        return StateTable.of(play.record, end(), play.trace.now());
    }

    private static StateRow row(StateTable table, String name) {
        List<StateRow> found =
                table.rows().stream().filter(row -> row.name().equals(name)).toList();
        assertThat(found).as("rows of " + name + " in " + table.rows()).hasSize(1);
        return found.getFirst();
    }
}
