package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedInteger;
import loopscope.kit.RecordedLock;
import loopscope.kit.SharedCounter;

/**
 * Takes the lock and forgets to give it back: whoever comes next waits for ever, also when the
 * holder's thread has ended. Its repair is {@link Locked}, where {@code finally} gives it back.
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
