package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedInteger;
import loopscope.kit.SharedCounter;

import java.time.Duration;

/**
 * Reads, pauses, writes: two threads that read the same value write the same sum, and one message
 * is not counted. Without the pause it happens as well, only seldom.
 */
final class Unprotected implements SharedCounter {
    private final Kit kit;
    private final Duration pause;
    private final RecordedInteger total;

    Unprotected(Kit kit, Duration pause) {
        this.kit = kit;
        this.pause = pause;
        this.total = kit.integer();
    }

    @Override
    public void count() throws InterruptedException {
        int seen = total.read();
        kit.pause(pause);
        total.write(seen + 1);
    }

    @Override
    public int total() {
        return total.glance();
    }
}
