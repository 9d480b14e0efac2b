package loopscope.client;

import org.jspecify.annotations.Nullable;

import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a client is to do, by time, and in the order given where the time is the same. Times are
 * {@link System#nanoTime}s. Any thread may call; only {@link #next} waits.
 */
final class Agenda {
    private record Entry(long due, long order, Step step) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            // Not by the values: nanoTime may be anything, only differences mean something.
            long later = due - other.due;
            return later != 0 ? Long.signum(later) : Long.compare(order, other.order);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long order;
    private boolean ended;

    /** Adds a step that is not to be done before it is due. */
    void add(long due, Step step) {
        change(() -> entries.add(new Entry(due, order++, step)));
    }

    /** Drops what is not due yet. */
    void dropLaterThan(long now) {
        change(() -> entries.removeIf(entry -> entry.due - now > 0));
    }

    /** Drops everything. */
    void clear() {
        change(entries::clear);
    }

    /** There is nothing more to be done. */
    void end() {
        change(() -> ended = true);
    }

    /** Waits until a step is due, and takes it; null at the end. */
    @Nullable Step next() {
        lock.lock();
        try {
            while (!ended) {
                Entry first = entries.peek();
                long left = first == null ? Long.MAX_VALUE : first.due - System.nanoTime();
                if (first != null && left <= 0) {
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
