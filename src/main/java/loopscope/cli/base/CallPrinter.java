package loopscope.cli.base;

import loopscope.lab.Refusal;
import loopscope.timeline.calls.CallLine;
import loopscope.timeline.lanes.OwnSockets;
import loopscope.trace.Connection;
import loopscope.trace.Event;
import loopscope.trace.Role;
import loopscope.trace.Trace;
import loopscope.trace.state.States;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Prints the system calls of a server from its record, as fast as the output takes them: the server
 * never waits for it. Each line starts with when the call began, in seconds since the server's
 * start.
 *
 * <p>The record is bounded. Where calls were evicted before they were printed, it says how many and
 * goes on with the latest. Confined to one thread.
 */
public final class CallPrinter {
    private static final int BATCH = 1000;

    private final Trace trace;
    private final Event event;
    private final CallLine line;
    private final PrintWriter out;
    private long next;
    private long dropped;

    /** Follows a record that is still empty. */
    public CallPrinter(Trace trace, PrintWriter out) {
        this.trace = trace;
        this.event = trace.event();
        States states = new States(trace);
        OwnSockets sockets = new OwnSockets(trace);
        this.line =
                new CallLine(
                        trace, states, sockets, Refusal::of, Connection::peer, Integer.MAX_VALUE);
        this.out = out;
    }

    /**
     * Prints some of the calls recorded since the last time; only the output can block it.
     *
     * @return whether there are more
     */
    public boolean printSome() {
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
        if (event.role() == Role.SERVER && !event.isBegin() && event.op().isCall()) {
            out.println(CallLine.seconds(event.beginTime()) + " " + line.of(event));
        }
    }

    private void skip() {
        long latest = trace.followed();
        sayMissing(latest - next);
        next = latest;
    }

    /** Prints how many events are left out for lack of time. */
    public void sayRest() {
        if (next < trace.followed()) {
            sayMissing(trace.followed() - next);
        }
    }

    private void sayMissing(long events) {
        out.printf(
                Locale.ROOT,
                "... %d events are not printed: the output is slower than the server%n",
                events);
    }

    private void sayDropped() {
        long now = trace.dropped();
        if (now > dropped) {
            out.printf(
                    Locale.ROOT,
                    "... %d calls were not recorded: the machine is too busy%n",
                    now - dropped);
            dropped = now;
        }
    }
}
