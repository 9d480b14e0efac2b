package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Eight writers at full speed, virtual ones among them, while others read and follow. */
class WritersAndReadersTest {
    private static final int WRITERS = 8;
    private static final int CALLS = 40_000;

    /** What a writer makes before it looks whether the dispatcher, on a busy machine, keeps up. */
    private static final int AT_ONCE = 1000;

    /** More than all calls together make, so that nothing is let go. */
    private static final long EVENTS = 2L * WRITERS * CALLS + 1000;

    private final Trace trace = Trace.start(System.nanoTime() - 1, EVENTS);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final AtomicReference<Throwable> broken = new AtomicReference<>();
    private final Map<Integer, Integer> writerOf = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        writing.set(false);
        trace.close();
    }

    @Test
    void everyEventReadWhileWritersWorkIsWhole() {
        Thread live = reader(this::readLive);
        Thread random = reader(this::readAtRandom);
        write();
        Until.followed(trace);
        writing.set(false);
        join(live);
        join(random);
        assertThat(broken.get()).isNull();
    }

    @Test
    void aFollowerIsToldEveryNumberInOrderExactlyOnceAndEveryEventWhole() {
        long[] next = new long[1];
        trace.follow(
                event -> {
                    Checked.check(event);
                    if (event.number() != next[0]++) {
                        throw new AssertionError("told out of order: " + event);
                    }
                });
        write();
        Until.followed(trace);
        trace.close();
        assertThat(trace.failure()).isNull();
        assertThat(next[0]).isEqualTo(trace.position());
    }

    @Test
    void everyCallOfEveryWriterIsThereOnceWithItsBeginBeforeItsEnd() {
        write();
        Until.followed(trace);
        assertThat(trace.oldest()).isZero();
        long[] beginOf = new long[WRITERS * CALLS];
        int[] ends = new int[WRITERS * CALLS];
        int left = 0;
        java.util.Arrays.fill(beginOf, -1);
        for (Seen event : Seen.all(trace)) {
            if (event.op() == Op.EXIT) {
                left++;
                continue;
            }
            int argument = event.argument();
            assertThat(writerOf.get(event.thread())).isEqualTo(argument / CALLS);
            if (event.begin()) {
                assertThat(beginOf[argument]).as("two begins of %d", argument).isEqualTo(-1);
                beginOf[argument] = event.number();
            } else {
                ends[argument]++;
                if (isBlocking(argument)) {
                    assertThat(event.beginNumber()).isEqualTo(beginOf[argument]);
                }
                assertThat(event.beginNumber()).isLessThan(event.number());
            }
        }
        int made = 0;
        for (int end : ends) {
            assertThat(end).isLessThanOrEqualTo(1);
            made += end;
        }
        assertThat(made + left + trace.dropped()).isEqualTo(WRITERS * CALLS + WRITERS);
        assertThat(made).as("kept").isGreaterThan(WRITERS * CALLS / 2);
    }

    private boolean isFollowedClosely() {
        return trace.position() - trace.followed() < 4 * Chunk.SIZE;
    }

    private static boolean isBlocking(int argument) {
        return argument % 3 != 0;
    }

    private void write() {
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            ThreadFactory kind =
                    i % 2 == 0 ? Thread.ofVirtual().factory() : Thread.ofPlatform().factory();
            Thread thread = kind.newThread(() -> writeCalls(writer, go));
            threads.add(thread);
            thread.start();
        }
        go.countDown();
        threads.forEach(this::join);
    }

    private void writeCalls(int writer, CountDownLatch go) {
        try {
            go.await();
            Recorder mine = trace.enter("writer " + writer, Role.CLIENT);
            writerOf.put(mine.id(), writer);
            Checked calls = new Checked();
            for (int i = 0; i < CALLS; i++) {
                int argument = writer * CALLS + i;
                if (isBlocking(argument)) {
                    calls.call(trace.recorder(), argument);
                } else {
                    calls.callNonBlocking(trace.recorder(), argument);
                }
                if (i % AT_ONCE == 0) {
                    Until.holds("the keeper is not far behind", this::isFollowedClosely);
                }
            }
            trace.leave();
        } catch (Throwable e) {
            broken.compareAndSet(null, e);
        }
    }

    private Thread reader(Runnable reading) {
        return Thread.ofPlatform()
                .start(
                        () -> {
                            try {
                                reading.run();
                            } catch (Throwable e) {
                                broken.compareAndSet(null, e);
                            }
                        });
    }

    private void readLive() {
        Event event = trace.event();
        long number = 0;
        while (number < trace.position() || writing.get()) {
            if (event.moveTo(number)) {
                Checked.check(event);
                number++;
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private void readAtRandom() {
        Event event = trace.event();
        SplittableRandom random = new SplittableRandom(1);
        while (writing.get()) {
            long from = Math.max(0, trace.position() - 64);
            if (event.moveTo(from + random.nextInt(65))
                    || event.moveTo(random.nextLong(from + 1))) {
                Checked.check(event);
            }
        }
    }

    private void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
