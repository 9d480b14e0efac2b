package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedInteger;
import loopscope.kit.RecordedLock;
import loopscope.kit.SharedCounter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes two locks, every other time in the opposite order: soon two threads hold one each and wait
 * for the other, which is a deadlock. The repair is to take them always in the same order.
 */
final class OppositeLocks implements SharedCounter {
    private final Kit kit;
    private final Duration pause;
    private final RecordedLock one;
    private final RecordedLock other;
    private final RecordedInteger total;
    private final AtomicInteger turns = new AtomicInteger();

    OppositeLocks(Kit kit, Duration pause) {
        this.kit = kit;
        this.pause = pause;
        this.one = kit.lock();
        this.other = kit.lock();
        this.total = kit.integer();
    }

    @Override
    public void count() throws InterruptedException {
        boolean swapped = turns.getAndIncrement() % 2 != 0;
        countUnder(swapped ? other : one, swapped ? one : other);
    }

    private void countUnder(RecordedLock first, RecordedLock second) throws InterruptedException {
        first.lock();
        try {
            kit.pause(pause);
            second.lock();
            try {
                total.write(total.read() + 1);
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    @Override
    public int total() {
        return total.glance();
    }
}
