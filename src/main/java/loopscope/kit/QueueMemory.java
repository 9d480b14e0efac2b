package loopscope.kit;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The memory of a queue while it is not empty.
 *
 * <p>A queue that becomes empty returns its memory to the thread that emptied it; the thread lends
 * it to the next queue that needs some. Last returned, first lent: that memory is still in the
 * processor's cache, where the memory of a thousand clients would have no room. Confined to the
 * thread that has it.
 */
final class QueueMemory {
    private static final int LEAST = 4 * 1024;

    /** The most that a thread keeps for later, in bytes. */
    private static final int MOST_SPARE = 8 * 1024 * 1024;

    private static final ThreadLocal<Spares> SPARES = ThreadLocal.withInitial(Spares::new);

    /** The whole memory. */
    final ByteBuffer bytes;

    /** The same memory, with the position and limit for a send. */
    final ByteBuffer front;

    private QueueMemory(int size) {
        bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        front = bytes.duplicate().order(ByteOrder.nativeOrder());
    }

    /** Memory of at least so many bytes: spare memory of the calling thread, or new. */
    static QueueMemory of(int size) {
        QueueMemory spare = SPARES.get().last(size);
        return spare != null ? spare : new QueueMemory(roundedUp(size));
    }

    /** Rounds up to a power of two, so that a growing queue seldom moves. */
    private static int roundedUp(int size) {
        return Math.max(LEAST, Integer.highestOneBit(size - 1) << 1);
    }

    int size() {
        return bytes.capacity();
    }

    /** Returns the memory to the calling thread. */
    void giveBack() {
        SPARES.get().add(this);
    }

    /** The spare memory of a thread. */
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
