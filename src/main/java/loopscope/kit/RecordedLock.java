package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock, whose waits and holders are recorded.
 *
 * <p>Taking it is recorded after the lock is held, releasing it before it is free: so the record
 * shows the holders in their true order. As {@link ReentrantLock} it is reentrant and unfair.
 */
public final class RecordedLock {
    private final Kit kit;
    private final int id;
    private final ReentrantLock lock = new ReentrantLock();

    RecordedLock(Kit kit, int id) {
        this.kit = kit;
        this.id = id;
    }

    /** Its number on this stage, from 1. */
    public int id() {
        return id;
    }

    /**
     * Takes the lock. Blocks while another thread holds it.
     *
     * @throws InterruptedException if the server is aborted meanwhile; the lock is then not held
     */
    public void lock() throws InterruptedException {
        Recorder recorder = kit.next(Op.LOCK, 0);
        recorder.begin(Op.LOCK, 0, Recorder.BLOCKING, id);
        boolean held = kit.waits().during(lock::lockInterruptibly);
        recorder.end(held ? 0 : -Errno.EINTR);
        Waits.check(held);
    }

    /**
     * Releases the lock.
     *
     * @throws IllegalMonitorStateException if the calling thread does not hold it
     */
    public void unlock() {
        kit.next(Op.UNLOCK, 0).instant(Op.UNLOCK, 0, id, 0);
        lock.unlock();
    }

    /** A new condition of this lock. */
    public RecordedCondition condition() {
        return new RecordedCondition(kit, this, lock);
    }
}
