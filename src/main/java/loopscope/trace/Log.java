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
 *    evicted       kept, read by index                 numbered, maybe not    spare chunks
 *                                                      yet published
 *  ··········├────────────────────────────────────────┼────────────────────┼───────────────┤
 *          oldest                                                       position         limit
 * </pre>
 *
 * <p>A writer claims a number by one atomic step, fills its place and publishes it. It never waits
 * and never allocates: chunks are installed ahead of it by the dispatcher. Where the dispatcher has
 * fallen behind, a call is <em>dropped whole</em> before it begins, and counted; the end of a call
 * that did begin always finds room.
 *
 * <p>It does because {@link #claim} admits a begin only while two numbers for every recording
 * thread are free below the limit. After the last admitted begin has read the position, each thread
 * that recorded at that instant takes at most one more begin (if it had passed the test already)
 * and one end. The test must therefore count every thread of that instant: it reads how many have
 * left before the position, and how many have joined after it.
 */
final class Log {
    /** What {@link #claim} returns when the call is to be dropped. */
    static final long DROPPED = -1;

    private static final int LINE = 16;
    private static final VarHandle POSITION = MethodHandles.arrayElementVarHandle(long[].class);

    /** The counter, with a cache line of padding on both sides. */
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

    /** The same for one event that stands for several calls; they are dropped together. */
    long claim(int calls) {
        int gone = left;
        long next = position();
        if (next + 2L * (joined - gone) > limit) {
            dropped.add(calls);
            return DROPPED;
        }
        return claimEnd();
    }

    /** The next number for the end of a call whose begin was admitted. */
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
     * The chunk in which to write a claimed number. Looked up each time: an idle thread must not
     * keep an evicted chunk in memory.
     */
    Chunk chunkOf(long claimed) {
        Chunk found = chunk(claimed);
        if (found == null) {
            throw new IllegalStateException("no chunk for a claimed number: " + claimed);
        }
        return found;
    }

    /** Counts a thread that may have a call open from now on. */
    synchronized void join() {
        joined++;
    }

    /** Counts a thread that joined and takes no more numbers. */
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

    /** The chunk that holds a number; null when it was evicted or is not installed yet. */
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
     * Blocks until a number is claimed, or a time has passed. Only the first writer after that pays
     * for waking the sleeper.
     *
     * @param next the number to wait for; this returns at once where it was claimed already
     * @param nanos the most to sleep, in nanoseconds
     */
    void sleepUntilClaimed(long next, long nanos) {
        sleeper = Thread.currentThread();
        if (position() <= next) {
            LockSupport.parkNanos(nanos);
        }
        sleeper = null;
    }

    /** Adds a spare chunk; the caller has checked that there is room for it. */
    void install() {
        long base = limit;
        ring.setRelease((int) (base >>> Chunk.SHIFT) & ring.length() - 1, new Chunk(base));
        limit = base + Chunk.SIZE;
    }

    /**
     * Packs the chunk that holds a number, where it is still kept; all its events have been
     * published.
     */
    void pack(long number) {
        Chunk chunk = chunk(number);
        if (chunk != null) {
            chunk.pack();
        }
    }

    /** Evicts the oldest chunk; a reader that is still on it goes on undisturbed. */
    void evict() {
        long first = oldest;
        oldest = first + Chunk.SIZE;
        ring.setRelease((int) (first >>> Chunk.SHIFT) & ring.length() - 1, null);
    }
}
