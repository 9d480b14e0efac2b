package loopscope.timeline.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;
import loopscope.trace.Interest;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the x-ray saw, and what a client was watched for. */
class KernelLaneTest {
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
    void whatTheServerReadsIsUnreadNoMore() {
        sample(1000, 30);
        play.serverReads(a);
        play.serverGets(600);
        KernelLane.Samples samples = play.lane(a).kernel().samples();
        assertThat(samples.size()).isEqualTo(2);
        assertThat(samples.unread(0)).isEqualTo(1000);
        assertThat(samples.unread(1)).isEqualTo(400);
        assertThat(samples.unsent(1)).isEqualTo(30);
    }

    @Test
    void nothingIsHeldAnyMoreOnceTheServerHasClosed() {
        sample(0, 30);
        play.serverCloses(a);
        KernelLane.Samples samples = play.lane(a).kernel().samples();
        assertThat(samples.unread(samples.size() - 1)).isZero();
        assertThat(samples.unsent(samples.size() - 1)).isZero();
    }

    @Test
    void beingWatchedForWritingBeginsAndEndsWithTheCallsThatSaySo() {
        select(Interest.IN);
        select(Interest.IN | Interest.OUT);
        select(Interest.IN | Interest.OUT | Interest.EXCEPTIONAL);
        select(Interest.IN);
        KernelLane.WriteInterest interest = play.lane(a).kernel().interest();
        assertThat(interest.size()).isEqualTo(2);
        assertThat(interest.isForWriting(0)).isTrue();
        assertThat(interest.isForWriting(1)).isFalse();
    }

    private void sample(int unread, int unsent) {
        play.worker("x-ray").does(r -> r.instant(Op.SAMPLE, a.connection, unread, unsent));
    }

    private void select(int flags) {
        int[] changes = {Interest.entry(a.connection, flags)};
        play.server().does(r -> r.beginWatching(Op.SELECT, Recorder.BLOCKING, changes, 1));
        play.server().does(r -> r.endReady(0, new int[0], 0));
    }
}
