package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedInteger;
import loopscope.kit.RecordedLock;
import loopscope.kit.SharedCounter;

/**
 * The watcher polls the counter while it holds the lock: no other thread can count, so the
 * hundredth message never comes. The repair is {@link WatchByCondition}, which releases the lock
 * while it waits.
 */
final class WatchHoldingTheLock implements SharedCounter {
    private final Kit kit;
    private final RecordedLock lock;
    private final RecordedInteger total;

    WatchHoldingTheLock(Kit kit) {
        this.kit = kit;
        this.lock = kit.lock();
        this.total = kit.integer();
    }

    @Override
    public void start() {
        kit.start(Announcement.WATCHER, this::watch);
    }

    @Override
    public void count() throws InterruptedException {
        lock.lock();
        try {
            total.write(total.read() + 1);
        } finally {
            lock.unlock();
        }
    }

    private void watch() throws InterruptedException {
        lock.lock();
        try {
            int seen = 0;
            while (seen < Announcement.AT) {
                seen = total.readAgain(seen);
            }
            Announcement.make(kit);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int total() {
        return total.glance();
    }
}
