package loopscope.kit;

import loopscope.kit.sys.Errno;
import loopscope.trace.Op;
import loopscope.trace.Recorder;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock, whose waits and holders are recorded.
 *
 * <p>Taking it is recorded once it is held, giving it back while it still is: so the record has the
 * turns of its holders in their true order. As {@link ReentrantLock}: who holds it may take it once
 * more, and whoever is there first when it is given back gets it.
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
     * Waits until nobody else holds the lock, and takes it.
     *
     * @throws InterruptedException when the server is ended meanwhile; the lock is then not held
     */
    public void lock() throws InterruptedException {
        Recorder recorder = kit.next(Op.LOCK, 0);
        recorder.begin(Op.LOCK, 0, Recorder.BLOCKING, id);
        boolean held = kit.waits().during(lock::lockInterruptibly);
        recorder.end(held ? 0 : -Errno.EINTR);
        Waits.check(held);
    }

    /**
     * Gives the lock back.
     *
     * @throws IllegalMonitorStateException when the calling thread does not hold it
     */
    public void unlock() {
        kit.next(Op.UNLOCK, 0).instant(Op.UNLOCK, 0, id, 0);
        lock.unlock();
    }

    /** Something that threads wait for while they let others have the lock. */
    public RecordedCondition condition() {
        return new RecordedCondition(kit, this, lock);
    }
}
