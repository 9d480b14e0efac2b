package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedInteger;
import loopscope.kit.SharedCounter;

/** Reads and writes: right without a lock if one thread does all the counting. */
final class Single implements SharedCounter {
    private final RecordedInteger total;

    Single(Kit kit) {
        this.total = kit.integer();
    }

    @Override
    public void count() {
        total.write(total.read() + 1);
    }

    @Override
    public int total() {
        return total.glance();
    }
}
