package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedInteger;
import loopscope.kit.SharedCounter;

/** The watcher polls the counter: it announces at once, and keeps a processor busy until then. */
final class WatchByLooping implements SharedCounter {
    private final Kit kit;
    private final RecordedInteger total;

    WatchByLooping(Kit kit) {
        this.kit = kit;
        this.total = kit.integer();
    }

    @Override
    public void start() {
        kit.start(Announcement.WATCHER, this::watch);
    }

    @Override
    public void count() {
        total.incrementAndGet();
    }

    private void watch() throws InterruptedException {
        int seen = 0;
        while (seen < Announcement.AT) {
            seen = total.readAgain(seen);
        }
        Announcement.make(kit);
    }

    @Override
    public int total() {
        return total.glance();
    }
}
