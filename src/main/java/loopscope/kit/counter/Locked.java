package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedInteger;
import loopscope.kit.RecordedLock;
import loopscope.kit.SharedCounter;

import java.time.Duration;

/** Reads, pauses, writes, all under a lock: right, and one thread at a time. */
final class Locked implements SharedCounter {
    private final Kit kit;
    private final Duration pause;
    private final RecordedLock lock;
    private final RecordedInteger total;

    Locked(Kit kit, Duration pause) {
        this.kit = kit;
        this.pause = pause;
        this.lock = kit.lock();
        this.total = kit.integer();
    }

    @Override
    public void count() throws InterruptedException {
        lock.lock();
        try {
            int seen = total.read();
            kit.pause(pause);
            total.write(seen + 1);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int total() {
        return total.glance();
    }
}
