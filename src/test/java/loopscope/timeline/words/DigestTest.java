package loopscope.timeline.words;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a stage comes to at a moment. */
class DigestTest {
    private final Play play = new Play();
    private final Play.Actor a = play.client("A", 0);
    private final Play.Actor b = play.client("B", 1);

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void clientsAndThreadsAreCountedAsTheyWereAtTheMoment() {
        long first = play.trace.now();
        a.connects();
        b.connects();
        Play.Actor worker = play.worker("worker");
        long both = play.trace.now();
        a.leaves(true);
        worker.does(recorder -> play.trace.leave());
        long last = play.trace.now();
        assertThat(countsAt(first)).isEqualTo("0 clients · 1 thread");
        assertThat(countsAt(both)).isEqualTo("2 clients · 2 threads");
        assertThat(countsAt(last)).isEqualTo("1 client · 1 thread");
    }

    @Test
    void whoSaysNoMoreIsThereUntilTheServerCloses() {
        a.connects();
        play.serverAccepts();
        play.serverHasAccepted(a);
        a.saysNoMore();
        long half = play.trace.now();
        play.serverCloses(a);
        assertThat(countsAt(half)).isEqualTo("1 client · 1 thread");
        assertThat(countsAt(play.trace.now())).isEqualTo("0 clients · 1 thread");
    }

    private String countsAt(long instant) {
        return Digest.of(play.lanes(), play.trace.now(), instant).counts();
    }
}
