package loopscope.timeline.waits;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;
import loopscope.timeline.axis.EventSearch;
import loopscope.trace.Event;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** From a client's write to the echo it reads, event by event, and back. */
class ChainTest {
    private final Play play = new Play();
    private final Play.Actor a = play.client("A", 0);
    private final Play.Actor b = play.client("B", 1);

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void anEchoGoesBackStepByStepToTheWriteThatItAnswers() {
        echoOfBoth();
        assertThat(back(last(a, Op.READ, Role.CLIENT)))
                .containsExactly(Op.READ, Op.SEND, Op.QUEUE, Op.RECV, Op.SELECT, Op.WRITE);
    }

    @Test
    void theWriteGoesForwardTheSameWay() {
        echoOfBoth();
        assertThat(forth(last(a, Op.WRITE, Role.CLIENT)))
                .containsExactly(Op.WRITE, Op.SELECT, Op.RECV, Op.QUEUE, Op.SEND, Op.READ);
    }

    @Test
    void theChainStaysWithTheClientItBeganWith() {
        echoOfBoth();
        List<Integer> connections = new ArrayList<>();
        walk(last(b, Op.READ, Role.CLIENT), -1, event -> connections.add(event.connection()));
        assertThat(connections).containsOnly(b.connection, 0);
    }

    @Test
    void aServerThatReadsWithoutAskingGoesStraightToTheWrite() {
        a.connects();
        play.serverReads(a);
        a.says("Ping");
        play.serverGets(4);
        play.serverSends(a, 4);
        a.hears(4);
        assertThat(back(last(a, Op.READ, Role.CLIENT)))
                .containsExactly(Op.READ, Op.WRITE, Op.READ, Op.WRITE);
    }

    @Test
    void theSecondMessageIsAnsweredByTheSecondSend() {
        a.connects();
        for (int i = 0; i < 2; i++) {
            a.says("Ping");
            play.serverReads(a);
            play.serverGets(4);
            play.serverSends(a, 4);
        }
        a.hears(4);
        a.hears(4);
        long second = last(a, Op.READ, Role.CLIENT);
        assertThat(causes().cause(second, 0)).isEqualTo(last(a, Op.WRITE, Role.SERVER));
    }

    @Test
    void anAcceptCameOfTheConnect() {
        play.serverAccepts();
        a.connects();
        play.serverHasAccepted(a);
        assertThat(back(last(a, Op.ACCEPT, Role.SERVER))).containsExactly(Op.ACCEPT, Op.CONNECT);
    }

    @Test
    void anEmptyReadCameOfTheClientsGoodbye() {
        a.connects();
        play.serverReads(a);
        a.leaves(false);
        play.serverGets(0);
        play.serverCloses(a);
        assertThat(back(last(a, Op.CLOSE, Role.SERVER)))
                .containsExactly(Op.CLOSE, Op.READ, Op.CLOSE);
    }

    @Test
    void whatNothingRecordedCausedHasNoCause() {
        a.connects().says("Ping");
        assertThat(causes().cause(last(a, Op.WRITE, Role.CLIENT), 0)).isEqualTo(EventSearch.NONE);
    }

    /** A cause is one only if it began before its effect ended. */
    @Test
    void noCauseBeganAfterItsEffectEnded() {
        echoOfBoth();
        play.lanes();
        Event event = play.trace.event();
        Event cause = play.trace.event();
        for (long number = 0; event.moveTo(number); number++) {
            long found = causes().cause(number, 0);
            if (found != EventSearch.NONE && cause.moveTo(found)) {
                assertThat(cause.beginNumber()).isLessThan(number);
            }
        }
    }

    private void echoOfBoth() {
        for (Play.Actor client : List.of(a, b)) {
            client.connects();
            play.serverAccepts();
            play.serverHasAccepted(client);
        }
        a.says("Ping");
        b.says("Yo");
        select(Interest.IN, a, b);
        for (Play.Actor client : List.of(a, b)) {
            play.server()
                    .does(
                            r -> {
                                r.beginNonBlocking(Op.RECV, client.connection, 0);
                                r.end(client == a ? 4 : 2);
                                r.consequence(Op.QUEUE, client.connection, 4, 4);
                            });
        }
        select(Interest.OUT, a, b);
        for (Play.Actor client : List.of(a, b)) {
            int bytes = client == a ? 4 : 2;
            play.server()
                    .does(
                            r -> {
                                r.beginNonBlocking(Op.SEND, client.connection, bytes);
                                r.end(bytes);
                                r.consequence(Op.TAKE, client.connection, bytes, 0);
                            });
        }
        a.hears(4);
        b.hears(2);
    }

    private void select(int flags, Play.Actor one, Play.Actor other) {
        int[] ready = {
            Interest.entry(one.connection, flags), Interest.entry(other.connection, flags)
        };
        play.server()
                .does(
                        r -> {
                            r.beginWatching(Op.SELECT, 0, new int[0], 0);
                            r.endReady(2, ready, 2);
                        });
    }

    private Causes causes() {
        play.lanes();
        return new Causes(play.record);
    }

    private List<Op> back(long number) {
        return walk(number, -1, event -> {});
    }

    private List<Op> forth(long number) {
        return walk(number, 1, event -> {});
    }

    private List<Op> walk(long from, int direction, java.util.function.Consumer<Event> each) {
        List<Op> ops = new ArrayList<>();
        Causes causes = causes();
        Event event = play.trace.event();
        int about = 0;
        long number = from;
        while (number != EventSearch.NONE && event.moveTo(number)) {
            ops.add(event.op());
            each.accept(event);
            about = event.connection() == 0 ? about : event.connection();
            number = direction < 0 ? causes.cause(number, about) : causes.effect(number, about);
        }
        return ops;
    }

    private long last(Play.Actor client, Op op, Role role) {
        play.lanes();
        Event event = play.trace.event();
        long found = EventSearch.NONE;
        for (long number = 0; event.moveTo(number); number++) {
            boolean its = event.connection() == client.connection && event.role() == role;
            if (its && event.op() == op && !event.isBegin()) {
                found = number;
            }
        }
        return found;
    }
}
