package loopscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.lanes.PartialSends;
import loopscope.timeline.lanes.SendQueue;
import loopscope.trace.Op;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server holds for a client, and what it could not send of it. */
class QueueTest {
    private final Play play = new Play();
    private final Play.Actor a = play.client("A", 0);

    @BeforeEach
    void accept() {
        a.connects();
        play.serverAccepts();
        play.serverHasAccepted(a);
    }

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void eachChangeOfTheQueueIsAStep() {
        queue(Op.QUEUE, 1000, 1000);
        queue(Op.QUEUE, 500, 1500);
        queue(Op.TAKE, 700, 800);
        SendQueue.View queue = play.lane(a).queue();
        assertThat(queue.size()).isEqualTo(3);
        assertThat(queue.bytes(0)).isEqualTo(1000);
        assertThat(queue.bytes(1)).isEqualTo(1500);
        assertThat(queue.bytes(2)).isEqualTo(800);
        assertThat(queue.time(0)).isLessThan(queue.time(2));
    }

    @Test
    void whatIsQueuedWhenTheServerClosesIsGone() {
        queue(Op.QUEUE, 1000, 1000);
        play.serverCloses(a);
        SendQueue.View queue = play.lane(a).queue();
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.bytes(1)).isZero();
    }

    @Test
    void aSendThatTookOnlyAPartIsKept() {
        send(1024, 208);
        send(816, 816);
        send(10, -11);
        PartialSends.View parts = play.lane(a).partialSends();
        assertThat(parts.size()).isEqualTo(1);
        assertThat(parts.sent(0)).isEqualTo(208);
        assertThat(parts.offered(0)).isEqualTo(1024);
    }

    private void queue(Op op, int bytes, int then) {
        play.server().does(r -> r.instant(op, a.connection, bytes, then));
    }

    private void send(int offered, int sent) {
        play.server().does(r -> r.beginNonBlocking(Op.SEND, a.connection, offered));
        play.serverGets(sent);
    }
}
