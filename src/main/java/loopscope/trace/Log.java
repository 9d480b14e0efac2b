package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The append-only log: an event's number is its place.
 *
 * <pre>
 *    let go        kept, read by index                 numbered, maybe not    spare chunks
 *                                                      yet published
 *  ··········├────────────────────────────────────────┼────────────────────┼───────────────┤
 *          oldest                                                       position         limit
 * </pre>
 *
 * <p>A writer claims a number by one atomic step, fills its place and publishes it. It never waits
 * and never allocates: chunks are installed ahead of it by the dispatcher. Where the dispatcher has
 * fallen behind, a call is <em>dropped whole</em> before it begins, and counted; the end of a call
 * that did begin always finds room. That holds because a begin is let in only while at least two
 * numbers for every thread that records are left below the limit: from the moment when the last
 * begin that was let in read the position, each thread that recorded then can take at most one more
 * begin (it had passed this test already) and one end. For that, no thread of that moment may be
 * missed while others come and go: those that left are read before the position, those that joined
 * after it.
 */
final class Log {
    /** What {@link #claim} says when the call is to be dropped. */
    static final long DROPPED = -1;

    private static final int LINE = 16;
    private static final VarHandle POSITION = MethodHandles.arrayElementVarHandle(long[].class);

    /** The counter, with a cache line of air on both sides. */
    private final long[] position = new long[2 * LINE];

    private final AtomicReferenceArray<@Nullable Chunk> ring;
    private final LongAdder dropped = new LongAdder();
    private volatile long oldest;
    private volatile long limit;
    private volatile int joined;
    private volatile int left;
    private volatile @Nullable Thread sleeper;

    /**
     * @param chunks how many chunks may be held at once, spares included; a power of two
     */
    Log(int chunks) {
        if (Integer.bitCount(chunks) != 1) {
            throw new IllegalArgumentException("not a power of two: " + chunks);
        }
        ring = new AtomicReferenceArray<>(chunks);
    }

    // Writers

    /** The next number for a begin, or for an event that stands alone; or {@link #DROPPED}. */
    long claim() {
        return claim(1);
    }

    /** The same for one event that stands for several calls, which are dropped together. */
    long claim(int calls) {
        int gone = left;
        long next = position();
        if (next + 2L * (joined - gone) > limit) {
            dropped.add(calls);
            return DROPPED;
        }
        return claimEnd();
    }

    /** The next number for the end of a call whose begin was let in. */
    long claimEnd() {
        long claimed = (long) POSITION.getAndAdd(position, LINE, 1L);
        Thread sleeping = sleeper;
        if (sleeping != null) {
            sleeper = null;
            LockSupport.unpark(sleeping);
        }
        return claimed;
    }

    /**
     * The chunk to write a number in that was claimed. Looked up each time: a thread that idles
     * must not keep a chunk that was let go.
     */
    Chunk chunkOf(long claimed) {
        Chunk found = chunk(claimed);
        if (found == null) {
            throw new IllegalStateException("no chunk for a claimed number: " + claimed);
        }
        return found;
    }

    /** One more thread may have a call open. */
    synchronized void join() {
        joined++;
    }

    /** One that joined takes no number any more. */
    synchronized void leave() {
        left++;
    }

    // Readers

    /** How many numbers have been taken: the next event's number. */
    long position() {
        return (long) POSITION.getVolatile(position, LINE);
    }

    /** The number of the oldest event that is kept. */
    long oldest() {
        return oldest;
    }

    /** How many calls were dropped whole because no chunk was ready for them. */
    long dropped() {
        return dropped.sum();
    }

    /** The chunk that holds a number; null when it was let go or is not installed yet. */
    @Nullable Chunk chunk(long number) {
        Chunk chunk = ring.getAcquire((int) (number >>> Chunk.SHIFT) & ring.length() - 1);
        return chunk != null && (number ^ chunk.base) >>> Chunk.SHIFT == 0 ? chunk : null;
    }

    // The dispatcher

    /** How many numbers are free until the limit, after what open calls may still need. */
    long room() {
        return limit - position() - 2L * (joined - left);
    }

    int held() {
        return (int) ((limit - oldest) >>> Chunk.SHIFT);
    }

    int capacity() {
        return ring.length();
    }

    /**
     * The calling thread sleeps until a number is claimed, or a time has passed. Only the first
     * writer after that pays for waking it.
     *
     * @param next the number that is to be claimed; where it was already, this returns at once
     * @param nanos the most to sleep, in nanoseconds
     */
    void sleepUntilClaimed(long next, long nanos) {
        sleeper = Thread.currentThread();
        if (position() <= next) {
            LockSupport.parkNanos(nanos);
        }
        sleeper = null;
    }

    /** Adds a spare chunk; the caller has seen that there is room for it. */
    void install() {
        long base = limit;
        ring.setRelease((int) (base >>> Chunk.SHIFT) & ring.length() - 1, new Chunk(base));
        limit = base + Chunk.SIZE;
    }

    /** Evicts the oldest chunk; what still reads it goes on undisturbed. */
    void evict() {
        long first = oldest;
        oldest = first + Chunk.SIZE;
        ring.setRelease((int) (first >>> Chunk.SHIFT) & ring.length() - 1, null);
    }
}
