package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedCondition;
import loopscope.kit.RecordedInteger;
import loopscope.kit.RecordedLock;
import loopscope.kit.SharedCounter;

/** The watcher sleeps until the thread that counts the hundredth message signals it. */
final class WatchByCondition implements SharedCounter {
    private final Kit kit;
    private final RecordedLock lock;
    private final RecordedCondition reached;
    private final RecordedInteger total;

    WatchByCondition(Kit kit) {
        this.kit = kit;
        this.lock = kit.lock();
        this.reached = lock.condition();
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
            int now = total.read() + 1;
            total.write(now);
            if (now == Announcement.AT) {
                reached.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void watch() throws InterruptedException {
        lock.lock();
        try {
            while (total.read() < Announcement.AT) {
                reached.await();
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
