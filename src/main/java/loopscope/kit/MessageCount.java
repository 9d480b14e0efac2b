package loopscope.kit;

import loopscope.trace.metadata.CountSoFar;

import java.util.concurrent.atomic.LongAdder;

/** How many messages there were to count, beside what the shared counter says. Thread-safe. */
final class MessageCount {
    private final SharedCounter counter;
    private final LongAdder messages = new LongAdder();
    private final LongAdder done = new LongAdder();

    MessageCount(SharedCounter counter) {
        this.counter = counter;
    }

    void count() {
        messages.increment();
        try {
            counter.count();
            done.increment();
        } catch (InterruptedException e) {
            // The server is being aborted: this message is not counted.
        }
    }

    int counted() {
        return counter.total();
    }

    CountSoFar soFar() {
        // In this order: a message that is through is in the total by now, or is lost.
        long through = done.sum();
        long counted = counter.total();
        long all = messages.sum();
        long lost = Math.max(0, through - counted);
        return new CountSoFar(counted, all, all - counted - lost);
    }
}
