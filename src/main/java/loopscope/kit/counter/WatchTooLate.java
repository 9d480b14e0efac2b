package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedCondition;
import loopscope.kit.RecordedInteger;
import loopscope.kit.RecordedLock;
import loopscope.kit.SharedCounter;

/**
 * The watcher starts after the signal, and waits without checking the count: a condition keeps no
 * signal for later waiters. The repair is {@link WatchByCondition}, which checks first.
 */
final class WatchTooLate implements SharedCounter {
    private final Kit kit;
    private final RecordedLock lock;
    private final RecordedCondition reached;
    private final RecordedInteger total;

    WatchTooLate(Kit kit) {
        this.kit = kit;
        this.lock = kit.lock();
        this.reached = lock.condition();
        this.total = kit.integer();
    }

    @Override
    public void count() throws InterruptedException {
        lock.lock();
        try {
            int now = total.read() + 1;
            total.write(now);
            if (now == Announcement.AT) {
                reached.signalAll();
                kit.start(Announcement.WATCHER, this::watch);
            }
        } finally {
            lock.unlock();
        }
    }

    private void watch() throws InterruptedException {
        lock.lock();
        try {
            reached.await();
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
