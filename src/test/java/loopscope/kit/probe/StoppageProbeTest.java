package loopscope.kit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.Trace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Clocks that jump at the second look, as they do where a program was stopped. */
class StoppageProbeTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Trace trace = Trace.start();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong timeOfDay = new AtomicLong();
    private Runnable between = () -> {};

    @AfterEach
    void close() {
        trace.close();
    }

    @Test
    void aStoppedProcessIsRecorded() {
        watch(20 * SECOND, 20 * SECOND);
        assertThat(stopped()).isBetween(19_000, 20_000);
    }

    @Test
    void aMachineThatSleptIsRecordedThoughTheClockStoodStill() {
        watch(SECOND / 2, 20 * SECOND);
        assertThat(stopped()).isBetween(19_000, 20_000);
    }

    @Test
    void aThreadThatIsLateWhileOthersRecordHasOnlyWaitedForACore() {
        clock.set(-10 * SECOND);
        between = () -> CompletableFuture.runAsync(this::record).join();
        watch(20 * SECOND, 20 * SECOND);
        assertThat(stopped()).isZero();
    }

    private void record() {
        trace.enter("server", Role.SERVER).instant(Op.START, 0, 0, 0);
        trace.leave();
    }

    @Test
    void nothingIsRecordedWhileTheClocksGoOn() {
        watch(SECOND / 2, SECOND / 2);
        assertThat(stopped()).isZero();
    }

    /** Watches for three looks, between the first and the second of which so much passes. */
    private void watch(long onClock, long ofDay) {
        try (StoppageProbe probe =
                new StoppageProbe(
                        trace,
                        () -> clockAt(looks.incrementAndGet(), onClock),
                        () -> looks.get() == 2 ? timeOfDay.addAndGet(ofDay) : timeOfDay.get())) {
            Patience.await("three looks", () -> looks.get() >= 3);
        }
    }

    private long clockAt(int look, long passed) {
        if (look == 2) {
            between.run();
            clock.addAndGet(passed);
        }
        return clock.get();
    }

    /** For how many milliseconds it was stopped, by the record; 0 for not at all. */
    private int stopped() {
        Event event = trace.event();
        for (long number = 0; event.moveTo(number); number++) {
            if (event.op() == Op.STOPPED) {
                return event.argument();
            }
        }
        return 0;
    }
}
