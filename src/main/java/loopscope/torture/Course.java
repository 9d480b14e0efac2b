package loopscope.torture;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Whether a round still goes on: it is over early where something was found, or where it was
 * closed. All waiting then ends. Thread-safe.
 */
final class Course {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Consumer<String> found;
    private volatile boolean spoiled;
    private volatile boolean closed;

    /**
     * @param found is called with a sentence for what is wrong, on any thread
     */
    Course(Consumer<String> found) {
        this.found = found;
    }

    /** Something was found: the rest of the load and all waiting is left out. */
    void found(String sentence) {
        spoiled = true;
        found.accept(sentence);
    }

    /** The round is closed from outside. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isOver() {
        return closed || spoiled;
    }

    /** Blocks until something is so, the limit has passed, or all is over; whether it is so. */
    boolean await(long nanos, BooleanSupplier condition) {
        long deadline = System.nanoTime() + nanos;
        while (!isOver() && System.nanoTime() - deadline < 0) {
            if (condition.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return condition.getAsBoolean();
    }

    /** Blocks until a time, as a {@link System#nanoTime}, or until all is over. */
    void awaitUntil(long time) {
        for (long left = time - System.nanoTime();
                left > 0 && !isOver();
                left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
