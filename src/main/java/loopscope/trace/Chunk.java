package loopscope.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A piece of the log: {@value #SIZE} events of {@value #WORDS} words, and the side buffer that
 * holds what does not fit in them.
 *
 * <p>An event, word by word:
 *
 * <pre>
 * 0  head: kind 2 bits | op 8 | flags 6 | site 16 | thread 32; 0 until published
 * 1  connection 32 | argument 32
 * 2  result, or -errno, 32 | how many numbers ago it began 32 (all ones: longer ago than that)
 * 3  begin time, ns
 * 4  end time, ns
 * 5  preview bytes 0-7, or where the ready list lies: offset 32 | count 32, or the peer's address
 * 6  preview bytes 8-15
 * 7  preview bytes 16-23
 * </pre>
 *
 * <p>Words 1 to 7 are written plainly, then the head with release; a reader acquires the head
 * first. A chunk is never reused, so what was read once stays true.
 */
final class Chunk {
    /** Small enough that its words are not a humongous object in G1's smallest regions. */
    static final int SHIFT = 12;

    static final int SIZE = 1 << SHIFT;
    static final int WORDS = 8;
    static final int SIDE = SIZE;

    static final int BEGIN = 1;
    static final int END = 2;

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle SIDE_USED;

    static {
        try {
            SIDE_USED = MethodHandles.lookup().findVarHandle(Chunk.class, "sideUsed", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The number of its first event. */
    final long base;

    final long[] words = new long[SIZE * WORDS];
    final int[] side = new int[SIDE];

    @SuppressWarnings("unused") // written through SIDE_USED
    private volatile int sideUsed;

    Chunk(long base) {
        this.base = base;
    }

    static int indexOf(long number) {
        return ((int) number & SIZE - 1) * WORDS;
    }

    void publish(int index, long head) {
        WORD.setRelease(words, index, head);
    }

    long head(int index) {
        return (long) WORD.getAcquire(words, index);
    }

    /** Claims room for {@code count} words beside the events; -1 when there is too little. */
    int claimSide(int count) {
        if ((int) SIDE_USED.getVolatile(this) + count > SIDE) {
            return -1;
        }
        int offset = (int) SIDE_USED.getAndAdd(this, count);
        return offset + count <= SIDE ? offset : -1;
    }

    @SuppressWarnings("EnumOrdinal") // never leaves the process
    static long head(int kind, Op op, int flags, int site, int thread) {
        return kind
                | (long) op.ordinal() << 2
                | (long) (flags & 0x3f) << 10
                | (long) (site & 0xffff) << 16
                | (long) thread << 32;
    }
}
