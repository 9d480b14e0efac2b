package loopscope.torture.fault;

import loopscope.kit.probe.StoppageProbe;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A machine that sleeps: the clock of the record stands still meanwhile, and the other one, by
 * which a sleep is noticed, jumps. The record must say so once, and go on as before. Confined to
 * one thread, apart from the jump.
 */
public final class SleepJump implements AutoCloseable {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Trace trace;
    private final AtomicLong slept = new AtomicLong();
    private final StoppageProbe probe;
    private final long millis;

    /**
     * Watches a record's clocks; nothing has happened yet.
     *
     * @param millis for how long the machine will sleep: some seconds or more
     */
    public SleepJump(Trace trace, long millis) {
        this.trace = trace;
        this.millis = millis;
        this.probe = StoppageProbe.of(trace, () -> trace.now() + slept.get());
    }

    /** The machine sleeps, and wakes. */
    public void jump() {
        slept.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Blocks until the record says so; a sentence where it does not, within ten seconds. */
    public @Nullable String missing() {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (System.nanoTime() - deadline < 0) {
            if (isRecorded()) {
                return null;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return String.format(Locale.ROOT, "A sleep of %,d ms is not in the record.", millis);
    }

    private boolean isRecorded() {
        Event event = trace.event();
        for (long number = trace.oldest(); event.moveTo(number); number++) {
            if (event.op() == Op.STOPPED && Math.abs(event.argument() - millis) <= 1) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        probe.close();
    }
}
