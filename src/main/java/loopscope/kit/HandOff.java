package loopscope.kit;

import loopscope.trace.Op;
import loopscope.trace.Recorder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A queue through which threads hand clients to other threads, first come, first served.
 *
 * <pre>
 *   acceptor ─▸ put(K) ─▸ [ J ][ I ][ H ] ─▸ take() = H ─▸ worker
 * </pre>
 *
 * <p>Where it has a bound, a put waits for room; a take waits for a client. Any thread may call.
 *
 * @param <T> what stands for a client
 */
public final class HandOff<T> {
    /** For a queue without a bound. */
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
     * Puts a client at the back, as soon as there is room.
     *
     * @param connection whose it is, in the record
     */
    public void put(T client, int connection) {
        Recorder recorder = kit.next(Op.HAND_OFF, connection);
        lock.lock();
        try {
            // Told under the lock, so that no take of it is told before.
            if (waiting.size() < most) {
                recorder.beginNonBlocking(Op.HAND_OFF, connection, 0);
            } else {
                recorder.begin(Op.HAND_OFF, connection, Recorder.BLOCKING, 0);
                while (waiting.size() >= most && !closed) {
                    room.awaitUninterruptibly();
                }
            }
            waiting.addLast(new Entry<>(client, connection));
            recorder.end(waiting.size());
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the client that has waited longest, as soon as there is one.
     *
     * @return null once this is closed and empty
     */
    public @Nullable T take() {
        Recorder recorder = kit.next(Op.PICK_UP, 0);
        lock.lock();
        try {
            recorder.begin(Op.PICK_UP, 0, Recorder.BLOCKING, 0);
            while (waiting.isEmpty() && !closed) {
                work.awaitUninterruptibly();
            }
            Entry<T> first = waiting.pollFirst();
            recorder.endFor(waiting.size(), first == null ? 0 : first.connection);
            room.signal();
            return first == null ? null : first.client;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the client that has waited longest, and waits for none.
     *
     * @return null when there is none
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

    /** No more will be put: those who wait in a take, and later ones, get what is left. */
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
