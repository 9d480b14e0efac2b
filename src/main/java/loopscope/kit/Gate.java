package loopscope.kit;

import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The mechanism of the pace: stands in front of each call of a server's threads, and holds the
 * thread as the user chose.
 *
 * <pre>
 *   free    no thread is held
 *   slow    each call is held for a set time
 *   step    each call waits for a step; a step admits the thread that has waited longest
 * </pre>
 *
 * <p>Free costs one volatile read a call. A hold is a span of its own in the record ({@link
 * Op#HOLD}), never part of the call; if the pace changes meanwhile, another span begins. Only
 * server threads are held, and none after {@link #open}. Thread-safe.
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

    /** False while every thread passes; all that a call reads while the pace is free. */
    private volatile boolean holding;

    /** Lets every thread pass, including those held now. */
    public void free() {
        set(Mode.FREE, 0);
    }

    /**
     * Holds each call for a time from now on.
     *
     * @param nanos nanoseconds; for threads held now, counted from the start of their hold
     */
    public void slow(long nanos) {
        set(Mode.SLOW, nanos);
    }

    /** Makes each call wait for a {@link #step}. */
    public void byStep() {
        set(Mode.STEP, 0);
    }

    /** Lets every thread pass for good, whatever is set later: the server is stopping. */
    public void open() {
        lock.lock();
        try {
            opened = true;
            holding = cutOff;
            signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on, the next call of each server thread throws a {@link CutOffException}. */
    void cutOff() {
        lock.lock();
        try {
            cutOff = true;
            holding = true;
            signalAll();
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
            signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void signalAll() {
        held.forEach(hold -> hold.changed.signal());
    }

    /**
     * Admits one call: that of the thread that has waited longest.
     *
     * @return false if no thread is held: all are inside a call or have ended
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

    /** How many calls were held since the start; above 0, the server did not run freely. */
    public long holds() {
        lock.lock();
        try {
            return holds;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks until the pace lets the next call of this recorder's thread pass.
     *
     * @param op the call that is about to begin
     * @param connection the call's connection, 0 for none
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

    /** Waits on a condition, which releases the lock meanwhile. */
    private void awaitAdmission(Hold mine, Recorder recorder, Op op, int connection) {
        held.addLast(mine);
        boolean interrupted = false;
        while (mine.lasts()) {
            int before = changes;
            recorder.hold(op, connection, millis());
            mine.start();
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

    /** The hold's limit for the record, in milliseconds; 0 while the pace is by step. */
    private int millis() {
        long whole = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
        return mode == Mode.SLOW ? (int) Math.min(whole, Integer.MAX_VALUE) : 0;
    }

    /** One thread in front of its next call. */
    private final class Hold {
        private final Condition changed = lock.newCondition();
        private long since = System.nanoTime();
        private boolean started;
        private boolean admitted;

        /**
         * The hold starts now: finding the source line of the call took time, which is no part of
         * it.
         */
        void start() {
            if (!started) {
                started = true;
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
                    long _ = changed.awaitNanos(left());
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
