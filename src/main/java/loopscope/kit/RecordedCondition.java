package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A condition of a lock, whose waits and signals are recorded. For who holds the lock.
 *
 * <p>A signal wakes who waits at that moment. When nobody does it is lost, and the record says so:
 * its result is 0.
 */
public final class RecordedCondition {
    private final Kit kit;
    private final int lockId;
    private final ReentrantLock lock;
    private final Condition condition;

    RecordedCondition(Kit kit, RecordedLock owner, ReentrantLock lock) {
        this.kit = kit;
        this.lockId = owner.id();
        this.lock = lock;
        this.condition = lock.newCondition();
    }

    /**
     * Gives the lock up, sleeps until there is a signal, and takes the lock again.
     *
     * @throws InterruptedException when the server is ended meanwhile; the lock is held then, too
     */
    public void await() throws InterruptedException {
        Recorder recorder = kit.next(Op.AWAIT, 0);
        recorder.begin(Op.AWAIT, 0, Recorder.BLOCKING, lockId);
        boolean signalled = kit.waits().during(condition::await);
        recorder.end(signalled ? 0 : -Errno.EINTR);
        Waits.check(signalled);
    }

    /** Wakes all that wait. */
    public void signalAll() {
        Recorder recorder = kit.next(Op.SIGNAL, 0);
        recorder.beginNonBlocking(Op.SIGNAL, 0, lockId);
        int waiting = lock.getWaitQueueLength(condition);
        condition.signalAll();
        recorder.end(waiting);
    }
}
