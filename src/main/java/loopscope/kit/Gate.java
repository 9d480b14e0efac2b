package loopscope.kit;

import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.ArrayDeque;
import java.util.Deque;
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
 * Op#HOLD}), never part of the call. Threads that are not a server's pass at once; so does everyone
 * after {@link #open}. Any thread may call.
 */
public final class Gate {
    /** How server threads are let through. */
    public enum Mode {
        /** Nobody is held. */
        FREE,
        /** Each call is held for a set time. */
        SLOW,
        /** Each call waits for a step. */
        STEP
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Hold> held = new ArrayDeque<>();
    private Mode mode = Mode.FREE;
    private long nanos;
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
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets no server thread begin another call: it is ended by a {@link CutOff}. */
    void cutOff() {
        lock.lock();
        try {
            cutOff = true;
            holding = true;
            changed.signalAll();
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
            changed.signalAll();
        } finally {
            lock.unlock();
        }
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
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How the gate is set. */
    public Mode mode() {
        lock.lock();
        try {
            return mode;
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

    /** How often a call was held since the start: above 0, the server was not free to run. */
    public long holds() {
        lock.lock();
        try {
            return holds;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the next call of this recorder's thread pass, when it may. */
    void pass(Recorder recorder) {
        if (holding && recorder.isServer()) {
            hold(recorder);
        }
    }

    private void hold(Recorder recorder) {
        lock.lock();
        try {
            if (cutOff) {
                throw new CutOff();
            }
            if (holding) {
                holds++;
                recorder.begin(Op.HOLD, 0, Recorder.BLOCKING, 0);
                awaitAdmission();
                recorder.end(0);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits without the lock, which a condition gives up meanwhile. */
    private void awaitAdmission() {
        Hold mine = new Hold();
        held.addLast(mine);
        boolean interrupted = false;
        while (holding && !cutOff && !mine.admitted && !mine.isOver()) {
            try {
                mine.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        held.remove(mine);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thread in front of its next call. */
    private final class Hold {
        private final long since = System.nanoTime();
        private boolean admitted;

        boolean isOver() {
            return mode == Mode.SLOW && left() <= 0;
        }

        private long left() {
            return since + nanos - System.nanoTime();
        }

        @SuppressWarnings("WaitNotInLoop") // the loop is its caller's
        void await() throws InterruptedException {
            if (mode == Mode.SLOW) {
                long unused = changed.awaitNanos(left());
            } else {
                changed.await();
            }
        }
    }
}
