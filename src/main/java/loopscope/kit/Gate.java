package loopscope.kit;

import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pace: stands in front of each call of a server's threads, and holds them as the user chose.
 *
 * <pre>
 *   free    nobody is held
 *   slow    each call is held for a set time
 *   step    each call waits for a step; a step admits the thread that has waited longest
 * </pre>
 *
 * <p>Free costs one volatile read a call. Being held is a span of its own in the record ({@link
 * Op#HOLD}), never part of the call; where the pace changes meanwhile, another span begins. Threads
 * that are not a server's pass at once; so does everyone after {@link #open}. Any thread may call.
 */
public final class Gate {
    private enum Mode {
        FREE,
        SLOW,
        STEP
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Hold> held = new ArrayDeque<>();
    private Mode mode = Mode.FREE;
    private long nanos;
    private int changes;
    private boolean opened;
    private long holds;
    private boolean cutOff;

    /** False when everyone passes; the one thing read in front of each call. */
    private volatile boolean holding;

    /** Lets everyone pass, also those held now. */
    public void free() {
        set(Mode.FREE, 0);
    }

    /**
     * Holds each call for a time from now on.
     *
     * @param nanos nanoseconds; counts also for those held now, from when they came
     */
    public void slow(long nanos) {
        set(Mode.SLOW, nanos);
    }

    /** Makes each call wait for a {@link #step}. */
    public void byStep() {
        set(Mode.STEP, 0);
    }

    /** Lets everyone pass for good, whatever is set afterwards: the server is to end. */
    public void open() {
        lock.lock();
        try {
            opened = true;
            holding = cutOff;
            tellAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets no server thread begin another call: it is ended by a {@link CutOffException}. */
    void cutOff() {
        lock.lock();
        try {
            cutOff = true;
            holding = true;
            tellAll();
        } finally {
            lock.unlock();
        }
    }

    private void set(Mode mode, long nanos) {
        lock.lock();
        try {
            this.mode = mode;
            this.nanos = nanos;
            this.holding = cutOff || (mode != Mode.FREE && !opened);
            changes++;
            tellAll();
        } finally {
            lock.unlock();
        }
    }

    private void tellAll() {
        held.forEach(hold -> hold.changed.signal());
    }

    /**
     * Admits one call: that of the thread that has waited longest.
     *
     * @return false when no thread is held, so that all are inside a call or have ended
     */
    public boolean step() {
        lock.lock();
        try {
            Hold first = held.pollFirst();
            if (first == null) {
                return false;
            }
            first.admitted = true;
            first.changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How many threads are held now. */
    public int held() {
        lock.lock();
        try {
            return held.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many calls were held since the start: above 0, the server was not free to run. */
    public long holds() {
        lock.lock();
        try {
            return holds;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets the next call of this recorder's thread pass, when it may.
     *
     * @param op what it is about to do
     * @param connection on which connection, 0 for none
     */
    void pass(Recorder recorder, Op op, int connection) {
        if (holding && recorder.isServer()) {
            hold(recorder, op, connection);
        }
    }

    private void hold(Recorder recorder, Op op, int connection) {
        lock.lock();
        try {
            if (cutOff) {
                throw new CutOffException();
            }
            if (holding) {
                holds++;
                awaitAdmission(new Hold(), recorder, op, connection);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits without the lock, which a condition gives up meanwhile. */
    private void awaitAdmission(Hold mine, Recorder recorder, Op op, int connection) {
        held.addLast(mine);
        boolean interrupted = false;
        while (mine.lasts()) {
            int before = changes;
            recorder.hold(op, connection, millis());
            mine.isTold();
            while (mine.lasts() && changes == before) {
                interrupted |= !mine.await();
            }
            recorder.end(0);
        }
        held.remove(mine);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** As the record has it: 0 is for steps. */
    private int millis() {
        long whole = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
        return mode == Mode.SLOW ? (int) Math.min(whole, Integer.MAX_VALUE) : 0;
    }

    /** One thread in front of its next call. */
    private final class Hold {
        private final Condition changed = lock.newCondition();
        private long since = System.nanoTime();
        private boolean told;
        private boolean admitted;

        /** It is held from now on: to find the line that calls takes time, and is no part of it. */
        void isTold() {
            if (!told) {
                told = true;
                since = System.nanoTime();
            }
        }

        boolean lasts() {
            return holding && !cutOff && !admitted && !(mode == Mode.SLOW && left() <= 0);
        }

        private long left() {
            return since + nanos - System.nanoTime();
        }

        /** Waits for a change; false when interrupted. */
        @SuppressWarnings("WaitNotInLoop") // the loop is its caller's
        boolean await() {
            try {
                if (mode == Mode.SLOW) {
                    long unused = changed.awaitNanos(left());
                } else {
                    changed.await();
                }
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        }
    }
}
