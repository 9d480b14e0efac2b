package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Op;
import loopscope.trace.Role;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the clients that a server has accepted, and their messages, each a read that was not
 * empty. Thread-safe.
 */
public final class Tally implements Follower {
    private final LongAdder clients = new LongAdder();
    private final LongAdder messages = new LongAdder();

    @Override
    public void follow(Event event) {
        if (event.isBegin() || event.isMerged() || event.role() != Role.SERVER) {
            return;
        }
        if (event.op() == Op.ACCEPT && event.result() >= 0) {
            clients.increment();
        } else if (event.op().receives() && event.moved() > 0 && !event.isUrgent()) {
            messages.increment();
        }
    }

    /** How many clients were accepted. */
    public long clients() {
        return clients.sum();
    }

    /** How many messages came from them. */
    public long messages() {
        return messages.sum();
    }
}
