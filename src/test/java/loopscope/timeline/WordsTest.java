package loopscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

class WordsTest {
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
                .endsWith(": the server is inside read(A), and A is saying nothing.");
    }

    @Test
    void whoHasSaidNothingIsSaidToBeInTheBacklog() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        b.connects();
        assertThat(sentence().text()).startsWith("B has been in the backlog for ");
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
    void thereIsNoContrastWhereTheTwinHasNoEchoEither() {
        accepted(other.client("A", 0));
        accepted(other.client("B", 1));
        aHoldsTheServerWhileBWaits();
        assertThat(sentence().contrast()).isEmpty();
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
    void theMoralNamesTheLongestWaitAndWhomItWasFor() {
        aHoldsTheServerWhileBWaits();
        LockSupport.parkNanos(TimeUnit.NANOSECONDS.toNanos(2 * Outlook.NOTABLE));
        Moral moral = Moral.of(blocking.lanes(), blocking.trace.now());
        assertThat(moral.tone()).isEqualTo(Moral.Tone.WAITED);
        assertThat(moral.text()).startsWith("longest wait ").endsWith(" ms: B for A");
    }

    @Test
    void aRoundTripIsNobodysFault() {
        a.connects().says("Hi").hears(2);
        Moral moral = Moral.of(blocking.lanes(), 0);
        assertThat(moral.text()).startsWith("nobody waits: longest ");
    }

    @Test
    void aClientThatDoesNotReadWaitsForItselfAndTheSentenceSaysWhatIsHeldForIt() {
        Play.Actor slow = accepted(other.client("A", 0)).says("much").says("more");
        other.serverReads(slow);
        other.serverGets(4);
        other.server().does(r -> r.consequence(Op.QUEUE, slow.connection, 4, 4));
        LockSupport.parkNanos(2 * Outlook.NOTABLE);
        assertThat(Moral.of(other.lanes(), other.trace.now()).tone())
                .isNotEqualTo(Moral.Tone.WAITED);
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
        LockSupport.parkNanos(2 * Outlook.NOTABLE);
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

    private static void take(Play.Actor thread, int lock) {
        thread.does(r -> r.begin(Op.LOCK, 0, Recorder.BLOCKING, lock));
        thread.does(r -> r.end(0));
    }

    @Test
    void anEmptyStageSaysSo() {
        assertThat(Moral.of(blocking.lanes(), blocking.trace.now()).text())
                .isEqualTo("no clients yet");
    }

    private Play.Actor accepted(Play.Actor client) {
        client.connects();
        other.serverAccepts();
        other.serverHasAccepted(client);
        return client;
    }

    private Sentence sentence() {
        return Sentence.at(
                blocking.trace.now(),
                List.of(
                        new Sentence.Subject("sequential", blocking.lanes()),
                        new Sentence.Subject("select", other.lanes())));
    }

    private void aHoldsTheServerWhileBWaits() {
        a.connects();
        blocking.serverAccepts();
        blocking.serverHasAccepted(a);
        blocking.serverReads(a);
        b.connects().says("Ping");
    }
}
