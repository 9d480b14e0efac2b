package loopscope.client;

import org.jspecify.annotations.Nullable;

import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

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

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long order;
    private boolean ended;

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

    /** Whether a step is due that nobody has removed. */
    boolean hasDue() {
        lock.lock();
        try {
            Entry first = entries.peek();
            return !ended && first != null && first.due <= System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks until a step is due and removes it; returns null once the queue has ended or the
     * thread is interrupted.
     *
     * @param begin is called with the step before anyone can see that it is removed
     */
    @Nullable Step next(Consumer<Step> begin) {
        lock.lock();
        try {
            while (!ended) {
                Entry first = entries.peek();
                long left = first == null ? Long.MAX_VALUE : first.due - System.nanoTime();
                if (first != null && left <= 0) {
                    begin.accept(first.step);
                    entries.remove(first);
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
