package loopscope.kit;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Memory that a queue has while it holds something.
 *
 * <p>A queue that is empty again gives it back to the thread that emptied it, which lends it to the
 * next that needs some. The last given back is the first lent: it is still in the processor's
 * cache, where the memory of a thousand clients would have no room. For the thread that has it.
 */
final class QueueMemory {
    private static final int LEAST = 4 * 1024;

    /** More than this a thread does not keep for later, bytes. */
    private static final int MOST_SPARE = 8 * 1024 * 1024;

    private static final ThreadLocal<Spares> SPARES = ThreadLocal.withInitial(Spares::new);

    /** All of it. */
    final ByteBuffer bytes;

    /** The same memory, with a position and a limit for whoever sends. */
    final ByteBuffer front;

    private QueueMemory(int size) {
        bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        front = bytes.duplicate().order(ByteOrder.nativeOrder());
    }

    /** Memory of at least so many bytes: the calling thread's that is spare, or new. */
    static QueueMemory of(int size) {
        QueueMemory spare = SPARES.get().last(size);
        return spare != null ? spare : new QueueMemory(roundedUp(size));
    }

    /** To a power of two, so that a queue that grows moves seldom. */
    private static int roundedUp(int size) {
        return Math.max(LEAST, Integer.highestOneBit(size - 1) << 1);
    }

    int size() {
        return bytes.capacity();
    }

    /** Nobody needs it any more. */
    void giveBack() {
        SPARES.get().add(this);
    }

    /** What a thread has that no queue needs now. */
    private static final class Spares {
        private final Deque<QueueMemory> spares = new ArrayDeque<>();
        private int size;

        void add(QueueMemory spare) {
            if (size + spare.size() <= MOST_SPARE) {
                spares.addLast(spare);
                size += spare.size();
            }
        }

        @Nullable QueueMemory last(int wanted) {
            QueueMemory last = spares.peekLast();
            if (last == null || last.size() < wanted) {
                return null;
            }
            size -= last.size();
            return spares.pollLast();
        }
    }
}
