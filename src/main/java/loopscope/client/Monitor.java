package loopscope.client;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** A lock whose every change wakes those who wait for a condition under it. */
final class Monitor {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Changes what it guards. */
    void change(Runnable change) {
        boolean _ =
                get(
                        () -> {
                            change.run();
                            return true;
                        });
    }

    /** Changes what it guards, and tells what came of it. */
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
     * Waits until a condition holds.
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
