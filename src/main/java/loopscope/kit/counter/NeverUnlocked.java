package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedInteger;
import loopscope.kit.RecordedLock;
import loopscope.kit.SharedCounter;

/**
 * Takes the lock and never releases it: the next thread waits for ever, even after the holder's
 * thread has ended. The repair is {@link Locked}, whose {@code finally} releases it.
 */
final class NeverUnlocked implements SharedCounter {
    private final RecordedLock lock;
    private final RecordedInteger total;

    NeverUnlocked(Kit kit) {
        this.lock = kit.lock();
        this.total = kit.integer();
    }

    @Override
    public void count() throws InterruptedException {
        lock.lock();
        total.write(total.read() + 1);
    }

    @Override
    public int total() {
        return total.glance();
    }
}
