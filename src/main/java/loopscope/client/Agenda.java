package loopscope.client;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A client's queue of steps, ordered by due time, and by insertion where the times are equal. Times
 * are {@link System#nanoTime}s. Thread-safe; only {@link #next} blocks.
 */
final class Agenda {
    private record Entry(long due, long order, Step step) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            // By difference: the values of nanoTime may overflow.
            long later = due - other.due;
            return later != 0 ? Long.signum(later) : Long.compare(order, other.order);
        }
    }

    /** A step that has taken so much longer than its own time waits for the server. */
    private static final long BLOCKED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long order;
    private boolean ended;
    private @Nullable Step underWay;
    private long begun;

    /** Adds a step to be done not before it is due. */
    void add(long due, Step step) {
        change(() -> entries.add(new Entry(due, order++, step)));
    }

    /** Drops the steps that are not due yet. */
    void dropLaterThan(long now) {
        change(() -> entries.removeIf(entry -> entry.due - now > 0));
    }

    /** Drops all steps. */
    void clear() {
        change(entries::clear);
    }

    /** Ends the queue: {@link #next} returns null from now on. */
    void end() {
        change(() -> ended = true);
    }

    /**
     * Whether each step that is due was done, or the one under way waits for the server: it awaits
     * an echo, or has taken long.
     */
    boolean isSettled() {
        return isDoneOr(Step::ownTime);
    }

    /**
     * Like {@link #isSettled}, but a step that takes its time by itself needs only be under way.
     */
    boolean hasBegun() {
        return isDoneOr(_ -> Duration.ZERO);
    }

    private boolean isDoneOr(Function<Step, Duration> ownTime) {
        lock.lock();
        try {
            Step step = underWay;
            Entry first = entries.peek();
            boolean due = first != null && first.due - System.nanoTime() <= 0;
            return step == null
                    ? ended || !due
                    : step instanceof Step.AwaitEcho
                            || System.nanoTime() - begun
                                    > ownTime.apply(step).toNanos() + BLOCKED_NANOS;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks until a step is due and removes it: it is under way until the next call. Returns null
     * once the queue has ended or the thread is interrupted.
     */
    @Nullable Step next() {
        lock.lock();
        try {
            underWay = null;
            while (!ended) {
                Entry first = entries.peek();
                long left = first == null ? Long.MAX_VALUE : first.due - System.nanoTime();
                if (first != null && left <= 0) {
                    entries.remove(first);
                    underWay = first.step;
                    begun = System.nanoTime();
                    return first.step;
                }
                long _ = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return null;
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
