package loopscope.timeline.lanes;

import loopscope.trace.Event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The locks of one stage: who held each of them when, and so whom each thread waits for.
 *
 * <p>Single writer, the dispatcher; any number of readers.
 */
public final class Locks {
    /** No thread. */
    public static final int NOBODY = 0;

    /**
     * A thread that waits for a lock.
     *
     * @param thread the thread that waits
     * @param lock the lock's number
     * @param holder the thread that holds it, {@link #NOBODY} while it changes hands
     */
    public record Waiting(int thread, int lock, int holder) {}

    private final Map<Integer, LockTurns> turns = new ConcurrentSkipListMap<>();

    Locks() {}

    /** Every lock that was ever acquired, by number. */
    public List<LockTurns> all() {
        return List.copyOf(turns.values());
    }

    /** The thread that held a lock at an instant, or {@link #NOBODY}. */
    public int holder(int lock, long time) {
        LockTurns known = turns.get(lock);
        return known == null ? NOBODY : known.holder(time);
    }

    /** The threads that wait for a lock at an instant, in the order of the lanes. */
    public List<Waiting> waiting(List<ThreadLane> threads, long time) {
        List<Waiting> waiting = new ArrayList<>();
        for (ThreadLane thread : threads) {
            int lock = thread.waitsForLock(time);
            if (lock != ThreadLane.NO_LOCK) {
                waiting.add(new Waiting(thread.id(), lock, holder(lock, time)));
            }
        }
        return waiting;
    }

    /**
     * A deadlock at an instant: a circle of threads, each waiting for a lock that the next one
     * holds, and the last for one that the first holds.
     *
     * @return the circle from any of its threads on; empty when there is none
     */
    public List<Waiting> circle(List<ThreadLane> threads, long time) {
        Map<Integer, Waiting> byThread = new HashMap<>();
        waiting(threads, time).forEach(w -> byThread.put(w.thread(), w));
        for (Waiting start : byThread.values()) {
            Map<Integer, Waiting> path = new LinkedHashMap<>();
            Waiting step = start;
            while (step != null && path.putIfAbsent(step.thread(), step) == null) {
                step = byThread.get(step.holder());
            }
            if (step != null && step.thread() == start.thread()) {
                return List.copyOf(path.values());
            }
        }
        return List.of();
    }

    void follow(Event event) {
        switch (event.op()) {
            case LOCK -> {
                if (!event.isBegin() && event.result() >= 0) {
                    of(event).take(event.thread(), event.time());
                }
            }
            case UNLOCK -> of(event).giveBack(event.time());
            case AWAIT -> {
                if (event.isBegin()) {
                    of(event).giveUp(event.thread(), event.time());
                } else {
                    of(event).takeAgain(event.thread(), event.time());
                }
            }
            default -> {
                // moves no lock
            }
        }
    }

    private LockTurns of(Event event) {
        return turns.computeIfAbsent(event.argument(), LockTurns::new);
    }

    void evict(long oldestTime) {
        turns.values().forEach(lock -> lock.evict(oldestTime));
    }
}
