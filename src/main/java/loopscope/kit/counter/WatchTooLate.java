package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedCondition;
import loopscope.kit.RecordedInteger;
import loopscope.kit.RecordedLock;
import loopscope.kit.SharedCounter;

/**
 * The watcher comes when the signal was given, and waits for it without a look at the count: a
 * signal is not kept for those who come later. Its repair is {@link WatchByCondition}, which looks
 * first.
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
