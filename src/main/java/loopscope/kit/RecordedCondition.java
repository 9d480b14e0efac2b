package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A condition of a lock, whose waits and signals are recorded. Callers hold the lock.
 *
 * <p>A signal wakes the threads that wait when it comes. If none waits, the signal is lost, and the
 * record shows it: its result is 0.
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
     * Releases the lock, blocks until a signal comes, and takes the lock again.
     *
     * @throws InterruptedException if the server is aborted meanwhile; the caller then holds the
     *     lock, too
     */
    public void await() throws InterruptedException {
        Recorder recorder = kit.next(Op.AWAIT, 0);
        recorder.begin(Op.AWAIT, 0, Recorder.BLOCKING, lockId);
        boolean signalled = kit.waits().during(condition::await);
        recorder.end(signalled ? 0 : -Errno.EINTR);
        Waits.check(signalled);
    }

    /** Wakes all waiting threads. */
    public void signalAll() {
        Recorder recorder = kit.next(Op.SIGNAL, 0);
        recorder.beginNonBlocking(Op.SIGNAL, 0, lockId);
        int waiting = lock.getWaitQueueLength(condition);
        condition.signalAll();
        recorder.end(waiting);
    }
}
