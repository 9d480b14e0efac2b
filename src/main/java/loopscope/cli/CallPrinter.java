package loopscope.cli;

import loopscope.trace.Event;
import loopscope.trace.Role;
import loopscope.trace.State;
import loopscope.trace.States;
import loopscope.trace.Trace;

import java.io.PrintWriter;

/**
 * Prints the server's calls out of its record, at its own speed: the server never waits for it.
 *
 * <p>Where the terminal is so slow that calls were let go before their turn, it says so and goes on
 * with the latest. For one thread.
 */
final class CallPrinter {
    private static final int BATCH = 1000;

    private final Trace trace;
    private final States states;
    private final Event event;
    private final Descriptors descriptors;
    private final PrintWriter out;
    private long next;
    private long dropped;

    /** Follows a record in which there is nothing yet. */
    CallPrinter(Trace trace, PrintWriter out) {
        this.trace = trace;
        this.states = new States(trace);
        this.event = trace.event();
        this.descriptors = new Descriptors(trace);
        this.out = out;
    }

    /**
     * Prints some of what has been recorded since; nothing waits but the output.
     *
     * @return whether there is more
     */
    boolean printSome() {
        sayDropped();
        long end = Math.min(trace.followed(), next + BATCH);
        while (next < end) {
            if (!event.moveTo(next)) {
                skip();
                return true;
            }
            next++;
            print();
        }
        return next < trace.followed();
    }

    private void print() {
        if (event.role() != Role.SERVER) {
            return;
        }
        if (event.isBegin()) {
            descriptors.followChanges(event);
            return;
        }
        boolean opens = isOpening();
        if (opens) {
            descriptors.follow(event);
        }
        String line = CallLine.of(event, descriptors);
        if (line != null) {
            out.println(line);
        }
        if (!opens) {
            descriptors.follow(event);
        }
    }

    /** What a call has opened has its number from then on, what it closes had it until then. */
    private boolean isOpening() {
        return switch (event.op()) {
            case LISTEN, ACCEPT -> true;
            default -> false;
        };
    }

    private void skip() {
        State state = states.before(trace.followed());
        descriptors.jumpTo(state);
        sayMissing(state.number() - next);
        next = state.number();
    }

    /** Says how much is not printed, because there is no time for it. */
    void sayRest() {
        if (next < trace.followed()) {
            sayMissing(trace.followed() - next);
        }
    }

    private void sayMissing(long events) {
        out.printf("... %d events are not printed: the output is slower than the server%n", events);
    }

    private void sayDropped() {
        long now = trace.dropped();
        if (now > dropped) {
            out.printf("... %d calls were not recorded: the machine is too busy%n", now - dropped);
            dropped = now;
        }
    }
}
