package loopscope.client;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A lock with conditions: every change under it wakes the threads that wait for one. Thread-safe.
 */
final class Monitor {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Makes a change under the lock. */
    void change(Runnable change) {
        boolean _ =
                get(
                        () -> {
                            change.run();
                            return true;
                        });
    }

    /** Makes a change under the lock and returns its result. */
    boolean get(BooleanSupplier change) {
        lock.lock();
        try {
            boolean result = change.getAsBoolean();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks until a condition holds.
     *
     * @param nanos how long at most, in nanoseconds
     * @return whether the condition holds
     */
    boolean await(BooleanSupplier condition, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (!condition.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return condition.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
