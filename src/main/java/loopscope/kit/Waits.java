package loopscope.kit;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Who waits in the kit's own parts, for a lock or a signal, so that all of it can be called off.
 *
 * <p>A thread is interrupted only while it waits here: an interrupt that came late would close the
 * channel that it uses next.
 */
final class Waits {
    private final Set<Thread> waiting = new HashSet<>();
    private final CountDownLatch calledOff = new CountDownLatch(1);

    /**
     * Does something that may wait.
     *
     * @return false when it was called off, and not done
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

    /** Waits for a time; false when that was called off. */
    boolean pause(long nanos) {
        try {
            return !calledOff.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether nobody is to wait any more. */
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
            boolean unused = Thread.interrupted();
        }
    }

    /** Tells who asked for a wait that it was called off. */
    static void check(boolean done) throws InterruptedException {
        if (!done) {
            throw new InterruptedException("the server is being ended");
        }
    }

    /** Does something to its end, or until that is called off. */
    static void untilCalledOff(Interruptible body) {
        try {
            body.run();
        } catch (InterruptedException e) {
            // That is how it ends when the server does.
        }
    }
}
