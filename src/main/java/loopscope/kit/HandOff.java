package loopscope.kit;

import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A queue through which threads hand clients to other threads, first come, first served.
 *
 * <pre>
 *   acceptor ─▸ put(K) ─▸ [ J ][ I ][ H ] ─▸ take() = H ─▸ worker
 * </pre>
 *
 * <p>A put blocks while a bounded queue is full, a take while the queue is empty. Thread-safe.
 *
 * @param <T> what stands for a client
 */
public final class HandOff<T> implements AutoCloseable {
    /** The size of a queue without a bound. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private final Kit kit;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition work = lock.newCondition();
    private final Deque<Entry<T>> waiting = new ArrayDeque<>();
    private boolean closed;

    private record Entry<T>(T client, int connection) {}

    HandOff(Kit kit, int most) {
        this.kit = kit;
        this.most = most;
    }

    /**
     * Puts a client at the back. Blocks while a bounded queue is full.
     *
     * @param connection the client's, by number in the trace
     */
    public void put(T client, int connection) {
        Recorder recorder = kit.next(Op.HAND_OFF, connection);
        lock.lock();
        try {
            // Recorded under the lock, so that no take of this client is recorded before it.
            if (waiting.size() < most) {
                recorder.beginNonBlocking(Op.HAND_OFF, connection, 0);
            } else {
                recorder.begin(Op.HAND_OFF, connection, Recorder.BLOCKING, 0);
                awaitWhile(room, () -> waiting.size() >= most);
            }
            waiting.addLast(new Entry<>(client, connection));
            recorder.end(waiting.size());
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the client that has waited longest. Blocks while the queue is empty.
     *
     * @return null once the queue is closed and empty, or the server is aborted
     */
    public @Nullable T take() {
        Recorder recorder = kit.next(Op.PICK_UP, 0);
        lock.lock();
        try {
            recorder.begin(Op.PICK_UP, 0, Recorder.BLOCKING, 0);
            awaitWhile(work, waiting::isEmpty);
            Entry<T> first = waiting.pollFirst();
            recorder.endFor(waiting.size(), first == null ? 0 : first.connection);
            room.signal();
            return first == null ? null : first.client;
        } finally {
            lock.unlock();
        }
    }

    private void awaitWhile(Condition signalled, BooleanSupplier inVain) {
        boolean goesOn = true;
        while (goesOn && inVain.getAsBoolean() && !closed) {
            goesOn = kit.waits().during(signalled::await);
        }
    }

    /**
     * Takes the client that has waited longest, without blocking.
     *
     * @return null if the queue is empty
     */
    public @Nullable T poll() {
        lock.lock();
        try {
            Entry<T> first = waiting.pollFirst();
            if (first == null) {
                return null;
            }
            kit.trace().recorder().instant(Op.PICK_UP, first.connection, 0, waiting.size());
            room.signal();
            return first.client;
        } finally {
            lock.unlock();
        }
    }

    /** No more will be put: takes that wait now, and later ones, get what is left and then null. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
