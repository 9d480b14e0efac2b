package loopscope.lesson.play;

import loopscope.lesson.check.Finding;
import loopscope.lesson.check.Situation;
import loopscope.lesson.check.Statement;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits for what happens on the stages of a scene, for so long at a time. Confined to one thread;
 * its methods block, and end early when that thread is interrupted.
 */
final class RecordWatch {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final List<PlayedStage> stages;
    private final Duration patience;

    /** Nobody opens it: waiting for it ends with the time, or when the thread is interrupted. */
    private final CountDownLatch never = new CountDownLatch(1);

    /**
     * @param patience how long it waits for each thing
     */
    RecordWatch(List<PlayedStage> stages, Duration patience) {
        this.stages = stages;
        this.patience = patience;
    }

    /** Waits until everything recorded up to now was looked at. */
    void catchUp() throws InterruptedException {
        for (PlayedStage stage : stages) {
            long position = stage.record().trace().position();
            boolean _ = await(() -> stage.record().trace().followed() >= position);
        }
    }

    /** Waits until something is so, and everything recorded up to now was looked at. */
    Finding observe(Statement statement, Situation situation) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        catchUp();
        Finding found = statement.check(situation);
        while (!found.holds() && !statement.isFinal() && System.nanoTime() < deadline) {
            pause(TICK_NANOS);
            catchUp();
            found = statement.check(situation);
        }
        return found;
    }

    /** Waits until something is so; returns whether it came to be. */
    boolean await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(TICK_NANOS);
        }
        return true;
    }

    /** Waits for a time, in nanoseconds. */
    void pause(long nanos) throws InterruptedException {
        boolean _ = never.await(nanos, TimeUnit.NANOSECONDS);
    }
}
