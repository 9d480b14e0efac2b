package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** While the dispatcher is held up, calls are dropped whole and counted, never half. */
class DroppingTest {
    private final Trace trace = Trace.start(System.nanoTime() - 1, 4L * Chunk.SIZE);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final Map<Integer, Long> open = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private long ended;
    private long left;

    @AfterEach
    void stop() {
        release.countDown();
        trace.leave();
        trace.close();
    }

    @Test
    void keptAndDroppedAreTogetherWhatWasMade() {
        stallTheKeeper();
        Recorder mine = trace.enter("writer", Role.CLIENT);
        Checked calls = new Checked();
        long made = 0;
        while (trace.dropped() < 1000) {
            calls.call(mine, (int) made++);
            calls.callNonBlocking(mine, (int) made++);
        }
        resume();
        assertThat(ended + trace.dropped()).isEqualTo(made);
        assertThat(open).isEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    void theEndOfADroppedCallIsDroppedToo() {
        stallTheKeeper();
        Recorder mine = trace.enter("writer", Role.CLIENT);
        fill(mine);
        long position = trace.position();
        long dropped = trace.dropped();
        mine.begin(Op.SELECT, 0, Recorder.BLOCKING, 1);
        mine.endReady(1, new int[] {Interest.entry(1, Interest.IN)}, 1);
        mine.begin(Op.ACCEPT, 0, Recorder.BLOCKING, 2);
        mine.endAccept(5, 1, 0);
        mine.beginNonBlocking(Op.SELECT, 0, 1);
        mine.endReady(0, new int[0], 0);
        assertThat(trace.position()).isEqualTo(position);
        assertThat(trace.dropped()).isEqualTo(dropped + 3);
        assertThat(trace.openCalls()).isEmpty();
    }

    @Test
    void aCallThatBeganInTimeIsEndedThoughOthersAreDropped() {
        stallTheKeeper();
        Recorder mine = trace.enter("writer", Role.CLIENT);
        mine.begin(Op.ACCEPT, 0, Recorder.BLOCKING, 77);
        Thread other = Thread.ofVirtual().start(() -> fill(trace.recorder()));
        Until.holds("the other has ended", () -> !other.isAlive());
        mine.endAccept(5, 3, 9);
        Event event = trace.event();
        assertThat(event.moveTo(trace.position() - 1)).isTrue();
        assertThat(event.op()).isEqualTo(Op.ACCEPT);
        assertThat(event.argument()).isEqualTo(77);
        assertThat(event.connection()).isEqualTo(3);
        assertThat(event.address()).isEqualTo(9);
    }

    @Test
    void recordingGoesOnWhenTheKeeperHasRecovered() {
        stallTheKeeper();
        Recorder mine = trace.enter("writer", Role.CLIENT);
        fill(mine);
        resume();
        long dropped = trace.dropped();
        Checked calls = new Checked();
        for (int i = 0; i < 10 * Chunk.SIZE; i++) {
            calls.call(mine, i);
            if (i % 256 == 0) {
                Until.followed(trace);
            }
        }
        Until.followed(trace);
        assertThat(trace.dropped()).isEqualTo(dropped);
        assertThat(open).isEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    void hundredsOfThreadsComingAndGoingNeverRunOverTheLimit() throws InterruptedException {
        stallTheKeeper();
        int threads = 600;
        int each = 2000;
        AtomicLong broken = new AtomicLong();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Runnable calls = () -> comeAndGo(each);
            Thread.Builder kind = i % 3 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
            all.add(kind.unstarted(calls));
            all.getLast().setUncaughtExceptionHandler((t, e) -> broken.incrementAndGet());
        }
        all.forEach(Thread::start);
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(trace.dropped()).isPositive();
        resume();
        assertThat(broken).hasValue(0);
        assertThat(open).as("begins without an end").isEmpty();
        assertThat(wrong).isEmpty();
        long made = (long) threads * (each + each / 100);
        assertThat(ended + left + trace.dropped()).as("calls and exits").isEqualTo(made);
    }

    @Test
    void droppedWouldBlocksAreCountedOneByOne() {
        stallTheKeeper();
        Recorder mine = trace.enter("writer", Role.CLIENT);
        fill(mine);
        long dropped = trace.dropped();
        for (int i = 0; i < 100; i++) {
            mine.beginNonBlocking(Op.READ, 1, 0);
            mine.endWouldBlock(-11);
        }
        mine.flush();
        assertThat(trace.dropped()).isEqualTo(dropped + 100);
    }

    private void comeAndGo(int each) {
        Checked calls = new Checked();
        for (int i = 0; i < each; i++) {
            if (i % 100 == 0) {
                trace.enter("again", Role.CLIENT);
            }
            calls.call(trace.recorder(), i);
            if (i % 50 == 0) {
                Thread.yield();
            }
        }
        trace.leave();
    }

    private static void fill(Recorder mine) {
        Checked calls = new Checked();
        for (int i = 0; i < 50 * Chunk.SIZE; i++) {
            calls.call(mine, i);
        }
    }

    private void stallTheKeeper() {
        trace.follow(this::takeNote);
        trace.enter("first", Role.SERVER);
        trace.leave();
        await(stalled);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS))
                    .as("the keeper is stalled")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void takeNote(Event event) {
        stalled.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (event.op() != Op.RECV) {
            left += event.op() == Op.EXIT && event.role() == Role.CLIENT ? 1 : 0;
            return;
        }
        if (event.isBegin()) {
            if (open.put(event.thread(), event.number()) != null) {
                wrong.add("begun twice " + event);
            }
            return;
        }
        ended++;
        Checked.check(event);
        Long begun = open.remove(event.thread());
        if (begun != null && begun != event.beginNumber()) {
            wrong.add("of another begin " + event);
        }
    }

    private void resume() {
        release.countDown();
        Until.followed(trace);
        assertThat(trace.failure()).isNull();
    }
}
