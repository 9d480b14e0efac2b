package loopscope.cli;

import loopscope.trace.Event;
import loopscope.trace.Follower;
import loopscope.trace.Op;
import loopscope.trace.Role;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many clients a server has accepted, and how many messages, each a read that was not empty, it
 * has had from them. Any thread may ask.
 */
final class Tally implements Follower {
    private final LongAdder clients = new LongAdder();
    private final LongAdder messages = new LongAdder();

    @Override
    public void follow(Event event) {
        if (event.isBegin() || event.isMerged() || event.role() != Role.SERVER) {
            return;
        }
        if (event.op() == Op.ACCEPT && event.result() >= 0) {
            clients.increment();
        } else if (event.op().receives() && event.result() > 0 && !event.isUrgent()) {
            messages.increment();
        }
    }

    /**
     * The last line of a server that was stopped.
     *
     * @param counted what its shared counter says; below 0 when nobody counted
     */
    String lastLine(int counted) {
        return "stopped: %s, %s%s"
                .formatted(
                        count(clients, "client"),
                        count(messages, "message"),
                        counted < 0 ? "" : ", counted " + counted);
    }

    private static String count(LongAdder number, String one) {
        long n = number.sum();
        return n + " " + one + (n == 1 ? "" : "s");
    }
}
