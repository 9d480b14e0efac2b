package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;

/**
 * A piece of the log: {@value #SIZE} events of {@value #WORDS} words, and the side buffer that
 * holds what does not fit in them.
 *
 * <p>An event, word by word:
 *
 * <pre>
 * 0  head: kind 2 bits | op 7 | flags 7 | site 16 | thread 32; 0 until published
 * 1  connection 32 | argument 32
 * 2  result, or -errno, 32 | how many numbers ago it began 32 (all ones: longer ago than that)
 * 3  begin time, ns
 * 4  end time, ns
 * 5  preview bytes 0-7, or how many bytes of text left as records of TLS (their preview is in
 *    words 6 and 7), or where the ready list lies: offset 32 | count 32, or the peer's address,
 *    or another detail, see {@link Event#resetInQueue} and {@link Event#roundBegan}
 * 6  preview bytes 8-15, or a time, see {@link Event#lookedBefore} and {@link Event#lastAccept}
 * 7  preview bytes 16-23
 * </pre>
 *
 * <p>Words 1 to 7 are written plainly, then the head with release; a reader acquires the head
 * first. A chunk is never reused, so its events never change. Once all of them are published it can
 * be {@link #pack packed}, which readers do not notice.
 */
final class Chunk {
    /** Small enough that its words are not a humongous object in G1's smallest regions. */
    static final int SHIFT = 12;

    static final int SIZE = 1 << SHIFT;
    static final int WORDS = 8;
    static final int SIDE = SIZE;

    static final int BEGIN = 1;
    static final int END = 2;

    /** So many events are packed together: times that lie near each other need few bits. */
    private static final int PACK_SHIFT = 8;

    private static final int PACK = 1 << PACK_SHIFT;

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

    /** Null once they are packed. */
    private volatile long @Nullable [] words = new long[SIZE * WORDS];

    private volatile int[] side = new int[SIDE];

    /** Written before {@link #words} are let go. */
    private PackedRows[] packed = {};

    @SuppressWarnings("unused") // written through SIDE_USED
    private volatile int sideUsed;

    Chunk(long base) {
        this.base = base;
    }

    static int indexOf(long number) {
        return ((int) number & SIZE - 1) * WORDS;
    }

    /**
     * Writes the begin of a call and publishes it.
     *
     * @param flags the call's, or more
     * @param list where the list beside it lies, see {@link #listAt}; 0 for none
     */
    void begin(long number, Call call, int flags, long list) {
        long[] words = written();
        int at = indexOf(number);
        words[at + 1] = pair(call.connection, call.argument);
        words[at + 3] = call.beginTime;
        words[at + 5] = list;
        publish(words, at, BEGIN, call, flags);
    }

    /**
     * Writes the end of a call and publishes it.
     *
     * @param connection the call's, or the one known only at its end
     * @param flags the call's, or more
     * @param time nanoseconds since the run's zero
     */
    void end(
            long number,
            Call call,
            int connection,
            int flags,
            long result,
            long time,
            long word0,
            long word1,
            long word2) {
        long[] words = written();
        int at = indexOf(number);
        words[at + 1] = pair(connection, call.argument);
        words[at + 2] = pair((int) result, Event.distance(number, call.begun));
        words[at + 3] = call.beginTime;
        words[at + 4] = time;
        words[at + 5] = word0;
        words[at + 6] = word1;
        words[at + 7] = word2;
        publish(words, at, END, call, flags);
    }

    /** Its words, of which one is still to be published: it can't be packed. */
    private long[] written() {
        return Objects.requireNonNull(words);
    }

    private static void publish(long[] words, int at, int kind, Call call, int flags) {
        WORD.setRelease(words, at, head(kind, call.op, flags, call.site, call.thread));
    }

    /** The head of an event, 0 until it is published. */
    long head(int index) {
        long[] now = words;
        return now == null ? packedWord(index) : (long) WORD.getAcquire(now, index);
    }

    /** A word of an event whose head was read. */
    long word(int index) {
        long[] now = words;
        return now == null ? packedWord(index) : now[index];
    }

    private long packedWord(int index) {
        int event = index / WORDS;
        return packed[event >>> PACK_SHIFT].get(event & PACK - 1, index % WORDS);
    }

    /** An entry of a list beside the events. */
    int beside(int index) {
        return side[index];
    }

    /**
     * Stores its events in some fifth of their room; all of them have been published. For one
     * thread; others may read meanwhile.
     */
    void pack() {
        long[] all = written();
        PackedRows[] parts = new PackedRows[SIZE / PACK];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = PackedRows.of(all, i * PACK * WORDS, PACK, WORDS);
        }
        packed = parts;
        side = Arrays.copyOf(side, Math.min(SIDE, sideUsed));
        words = null;
    }

    /**
     * Puts a list beside the events.
     *
     * @return where it lies, for {@link #listAt}; -1 when there is too little room
     */
    int beside(int[] list, int count) {
        int offset = count == 0 ? 0 : claimSide(count);
        if (offset >= 0) {
            System.arraycopy(list, 0, side, offset, count);
        }
        return offset;
    }

    /** The word that says where a list lies, and how long it is. */
    static long listAt(int offset, int count) {
        return pair(offset, count);
    }

    private static long pair(int high, int low) {
        return (long) high << 32 | (low & 0xffff_ffffL);
    }

    /** Claims room for {@code count} words beside the events; -1 when there is too little. */
    private int claimSide(int count) {
        if ((int) SIDE_USED.getVolatile(this) + count > SIDE) {
            return -1;
        }
        int offset = (int) SIDE_USED.getAndAdd(this, count);
        return offset + count <= SIDE ? offset : -1;
    }

    @SuppressWarnings("EnumOrdinal") // never leaves the process
    private static long head(int kind, Op op, int flags, int site, int thread) {
        return kind
                | (long) op.ordinal() << 2
                | (long) (flags & 0x7f) << 9
                | (long) (site & 0xffff) << 16
                | (long) thread << 32;
    }
}
