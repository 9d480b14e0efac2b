package loopscope.timeline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;
import loopscope.timeline.words.EventWords;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The wording of calls, at any moment of the run and in any order. */
class CallLineTest {

    private static List<String> lines(Play play, int members, boolean backwards) {
        CallLine line =
                new CallLine(
                        play.trace,
                        play.record.states(),
                        play.record.sockets(),
                        errno -> "E" + -errno,
                        Connection::name,
                        members);
        Event event = play.trace.event();
        List<String> lines = new ArrayList<>();
        long count = play.lanes().trace().followed();
        for (long i = 0; i < count; i++) {
            assertThat(event.moveTo(backwards ? count - 1 - i : i)).isTrue();
            lines.add(line.of(event).replaceAll("<\\d+\\.\\d+>$", "<t>"));
        }
        return backwards ? lines.reversed() : lines;
    }

    @Test
    void numbersAreThoseOfTheMoment() {
        try (Play play = new Play()) {
            Play.Actor a = play.client("A", 0).connects();
            play.serverAccepts();
            play.serverHasAccepted(a);
            a.says("Hi");
            play.serverReads(a);
            play.serverGets(-104);
            play.serverCloses(a);
            play.server().does(r -> r.beginNonBlocking(Op.SHUTDOWN, a.connection, 1));
            play.server().does(r -> r.end(0));
            assertThat(lines(play, 10, false))
                    .contains(
                            "connect(A, 0.0.0.0:1) = 0 <t>",
                            "accept(listener) = 7<A> <t>",
                            "write(A, \"Hi\", 2) = 2 <t>",
                            "read(7<A>, <unfinished ...>",
                            "read(7<A>) = -1 E104 <t>",
                            "close(7<A>) = 0 <t>",
                            "shutdown(A, 1) = 0 <t>");
            assertThat(lines(play, 10, true)).isEqualTo(lines(play, 10, false));
        }
    }

    @Test
    void aPartialSendIsMarkedWithWhatWasSentAndWhatWasOffered() {
        try (Play play = new Play()) {
            Play.Actor a = play.client("A", 0).connects();
            for (int sent : new int[] {65_536, 8_388_608, -11}) {
                play.server().does(r -> r.beginNonBlocking(Op.SEND, a.connection, 8_388_608));
                play.serverGets(sent);
            }
            assertThat(lines(play, 10, false))
                    .filteredOn(line -> line.startsWith("send"))
                    .extracting(line -> line.substring(line.lastIndexOf(", 8388608)")))
                    .containsExactly(
                            ", 8388608) = 65536 (of 8,388,608 B) <t>",
                            ", 8388608) = 8388608 <t>",
                            ", 8388608) = -1 E11 <t>");
            Event event = play.trace.event();
            assertThat(event.moveTo(play.trace.followed() - 3)).isTrue();
            assertThat(EventWords.of(play.lanes(), event))
                    .startsWith("send(A) = 65,536 of 8,388,608 B");
        }
    }

    @Test
    void onlyACallWhoseTimeWasOverIsSaidToBeSo() {
        try (Play play = new Play()) {
            polls(play, 1, 1_000_000);
            polls(play, 1_000_000, 0);
            polls(play, -1, 1_000_000);
            assertThat(lines(play, 10, false))
                    .filteredOn(line -> line.matches("poll.*<t>"))
                    .containsExactly(
                            "poll([], 0, 1) = 0 (time is over) <t>",
                            "poll([], 0, 1000000) = 0 <t>",
                            "poll([], 0, -1) = 0 <t>");
        }
    }

    /** A poll that returns nothing after some nanoseconds. */
    private static void polls(Play play, int millis, long nanos) {
        play.server().does(r -> r.begin(Op.POLL, 0, Recorder.BLOCKING, millis));
        play.goesOnFor(nanos);
        play.server().does(r -> r.endReady(0, new int[0], 0));
    }

    @Test
    void ofALargeSetTheFirstFewAreWritten() {
        try (Play play = new Play()) {
            for (int i = 0; i < 5; i++) {
                Play.Actor client = play.client("C" + i, i).connects();
                int fd = 10 + i;
                play.serverAccepts();
                play.server().does(r -> r.endAccept(fd, client.connection, 0));
                play.server()
                        .does(
                                r ->
                                        r.beginWatching(
                                                Op.SELECT,
                                                -1, // no limit that may be over
                                                new int[] {
                                                    Interest.entry(client.connection, Interest.IN)
                                                },
                                                1));
                play.server().does(r -> r.endReady(0, new int[0], 0));
            }
            assertThat(lines(play, 3, false))
                    .contains("select(13, [10 11 12], [], []) = 0 <t>")
                    .contains("select(15, [10 11 12 … 5 in all], [], []) = 0 <t>");
        }
    }
}
