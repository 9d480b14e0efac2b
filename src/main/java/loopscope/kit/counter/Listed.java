package loopscope.kit.counter;

import loopscope.kit.Kit;
import loopscope.kit.RecordedList;
import loopscope.kit.SharedCounter;

/**
 * Appends to a thread-safe list and asks for its length: the final count is right. Until then two
 * threads may read the same length, as others append between their two steps.
 */
final class Listed implements SharedCounter {
    private final RecordedList messages;

    Listed(Kit kit) {
        this.messages = kit.list();
    }

    @Override
    public void count() {
        messages.append();
        int _ = messages.size();
    }

    @Override
    public int total() {
        return messages.glance();
    }
}
