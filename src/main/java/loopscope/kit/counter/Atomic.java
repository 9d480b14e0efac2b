package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedInteger;
import loopscope.kit.SharedCounter;

/** Adds one atomically: right, and no thread waits. */
final class Atomic implements SharedCounter {
    private final RecordedInteger total;

    Atomic(Kit kit) {
        this.total = kit.integer();
    }

    @Override
    public void count() {
        total.incrementAndGet();
    }

    @Override
    public int total() {
        return total.glance();
    }
}
