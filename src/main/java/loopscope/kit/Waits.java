package loopscope.kit;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The threads that wait in the kit's own parts, for a lock or a signal: all can be interrupted at
 * once. Thread-safe.
 *
 * <p>A thread is interrupted only while it waits here: a late interrupt would close the channel
 * that it uses next.
 */
final class Waits {
    private final Set<Thread> waiting = new HashSet<>();
    private final CountDownLatch calledOff = new CountDownLatch(1);

    /**
     * Runs an action that may block.
     *
     * @return false if the wait was called off, and the action did not complete
     */
    boolean during(Interruptible wait) {
        if (!enter()) {
            return false;
        }
        try {
            wait.run();
            return true;
        } catch (InterruptedException e) {
            return false;
        } finally {
            leave();
        }
    }

    /** Blocks for a time; false if that was called off. */
    boolean pause(long nanos) {
        try {
            return !calledOff.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether all waits are called off. */
    boolean areCalledOff() {
        return calledOff.getCount() == 0;
    }

    /** Ends every wait, now and later. */
    synchronized void callOff() {
        calledOff.countDown();
        waiting.forEach(Thread::interrupt);
    }

    private synchronized boolean enter() {
        return !areCalledOff() && waiting.add(Thread.currentThread());
    }

    private synchronized void leave() {
        waiting.remove(Thread.currentThread());
        if (areCalledOff()) {
            boolean _ = Thread.interrupted();
        }
    }

    /** Throws if a wait was called off. */
    static void check(boolean done) throws InterruptedException {
        if (!done) {
            throw new InterruptedException("the server is being ended");
        }
    }

    /** Runs an action until it completes or its waits are called off. */
    static void untilCalledOff(Interruptible body) {
        try {
            body.run();
        } catch (InterruptedException e) {
            // The server is being aborted, and the action ends with it.
        }
    }
}
