package loopscope.trace;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The one thread that works for a trace: it installs chunks ahead of the writers, hands each event
 * to the followers, and evicts the oldest chunks when the record is full.
 *
 * <p>A chunk is evicted only after the followers have had every event of it. If they are too slow,
 * spare chunks run out and calls are dropped whole: no follower ever misses an event. A follower
 * that throws is removed, and the others go on.
 */
final class Dispatcher implements Runnable {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    /** Spare places ahead of threads that record. */
    static final long LEAST_SPARE = 32L * Chunk.SIZE;

    private static final long MOST_SPARE = 64L * Chunk.SIZE;
    private static final int BATCH = 1024;
    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    /**
     * After so many naps with nothing to do the thread sleeps until a writer wakes it or a sweep is
     * due.
     */
    private static final int MOST_NAPS = 4;

    /**
     * The most chunks evicted at once. Each eviction costs the followers work for each of their
     * lanes, so it takes several chunks.
     */
    private static final long MOST_EVICTED = 32;

    /** The latest events are read most, and a short record needs no packing at all. */
    private static final long UNPACKED = 16L * Chunk.SIZE;

    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Trace trace;
    private final Log log;
    private final long kept;
    private final long step;
    private final long leastSpare;
    private final Event event;
    private final Consumer<Follower> handEvent;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private volatile long followed;
    private volatile boolean closing;
    private volatile @Nullable Throwable failure;
    private long packed;
    private long swept;
    private long supplied;

    /**
     * @param kept how many events are kept at least
     * @param leastSpare how many places are kept ready ahead of the writers at least
     */
    Dispatcher(Trace trace, long kept, long leastSpare) {
        this.trace = trace;
        this.log = trace.log();
        this.kept = kept;
        this.leastSpare = leastSpare;
        this.step = Chunk.SIZE * Math.clamp(kept / Chunk.SIZE / MOST_EVICTED, 1, MOST_EVICTED);
        this.event = new Event(trace);
        this.handEvent = follower -> follower.follow(event);
        this.thread = Thread.ofPlatform().daemon().name("loopscope-dispatcher").unstarted(this);
        supply();
    }

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    void add(Follower follower) {
        followers.add(follower);
    }

    /** All events below this number have been handed to the followers. */
    long followed() {
        return followed;
    }

    @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void run() {
        int naps = 0;
        while (true) {
            boolean last = closing;
            int done = round();
            if (done == 0 && last) {
                return;
            }
            naps = done > 0 ? 0 : naps + 1;
            if (naps > MOST_NAPS && !last) {
                log.sleepUntilClaimed(followed, SWEEP_NANOS);
            } else if (done < BATCH && !last) {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
    }

    private int round() {
        supply();
        int done = follow();
        if (trace.now() - swept > SWEEP_NANOS) {
            swept = trace.now();
            trace.sweep();
        }
        return done;
    }

    /**
     * Keeps spare chunks ahead of the writers, more when they are faster, and evicts old ones to
     * make room.
     */
    private void supply() {
        long position = log.position();
        long spare = Math.clamp(4 * (position - supplied), leastSpare, MOST_SPARE);
        supplied = position;
        while (log.room() < spare) {
            boolean full = log.held() >= log.capacity();
            if ((full && !evictOldest()) || !install()) {
                break;
            }
        }
        while (position - log.oldest() - step >= kept) {
            if (!evictOldest()) {
                return;
            }
        }
    }

    /** Where memory is short, calls are dropped until the oldest chunks have made room. */
    private boolean install() {
        try {
            log.install();
            return true;
        } catch (OutOfMemoryError e) {
            evictOldest();
            return false;
        }
    }

    private boolean evictOldest() {
        long oldest = log.oldest();
        long next = Math.min(oldest + step, followed / Chunk.SIZE * Chunk.SIZE);
        if (next <= oldest) {
            return false;
        }
        hand(follower -> follower.evict(next));
        while (log.oldest() < next) {
            log.evict();
        }
        return true;
    }

    private int follow() {
        boolean hasFollowers = !followers.isEmpty();
        long number = followed;
        int done = 0;
        while (done < BATCH && event.moveTo(number)) {
            if (hasFollowers) {
                hand(handEvent);
            }
            number++;
            done++;
        }
        if (done > 0) {
            followed = number;
            pack();
        }
        return done;
    }

    /** One chunk at a time is enough: a round follows less than one. */
    private void pack() {
        if (packed + Chunk.SIZE + UNPACKED <= followed) {
            log.pack(packed);
            packed += Chunk.SIZE;
        }
    }

    @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // a copy-on-write list
    private void hand(Consumer<Follower> what) {
        for (Follower follower : followers) {
            try {
                what.accept(follower);
            } catch (RuntimeException | Error e) {
                followers.remove(follower);
                failure = e;
                LOG.log(Level.ERROR, "a follower of the trace failed and was removed", e);
            }
        }
    }

    /** Hands all events to the followers on the caller's thread; the dispatcher's never started. */
    void drain() {
        do {
            supply();
        } while (follow() > 0);
    }

    /** Hands the remaining events to the followers, then ends. Blocks for a second at most. */
    void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
