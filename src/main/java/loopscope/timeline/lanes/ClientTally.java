package loopscope.timeline.lanes;

import loopscope.trace.Event;
import loopscope.trace.Trace;
import loopscope.trace.state.Bounds;
import loopscope.trace.state.ConnectionState;

/**
 * The figures of one client over its whole visit, including evicted events. Single writer, the
 * dispatcher; any number of readers. Times are in nanoseconds.
 */
public final class ClientTally {
    /** The time of what has not happened. */
    public static final long NEVER = Trace.NEVER;

    private volatile Bounds arrival = Bounds.at(NEVER);
    private volatile long accepted = NEVER;
    private volatile long firstEcho = NEVER;
    private volatile long firstEchoLead;
    private volatile long messages;
    private volatile long read;
    private volatile long sent;

    /** When it connected. */
    public Bounds arrival() {
        return arrival;
    }

    /** From its connect until the server accepted it, at least; {@link #NEVER} before. */
    public long toAccept() {
        return accepted == NEVER ? NEVER : Math.max(0, accepted - arrival.latest());
    }

    /** From its first message until its first byte was heard back; {@link #NEVER} before. */
    public long toFirstEcho() {
        return firstEcho;
    }

    /** By how much {@link #toFirstEcho} may be longer, in nanoseconds. */
    public long firstEchoLead() {
        return firstEchoLead;
    }

    /** How many messages the server has read from it: reads that were not empty. */
    public long messages() {
        return messages;
    }

    /** How many bytes the server has read from it. */
    public long read() {
        return read;
    }

    /** How many bytes the server has sent to it. */
    public long sent() {
        return sent;
    }

    /** The end of a server's call. */
    void follow(Event event) {
        int moved = event.moved();
        if (moved == 0 || event.isUrgent()) {
            return;
        }
        if (event.op().receives()) {
            messages = Math.addExact(messages, 1);
            read = Math.addExact(read, moved);
        } else if (event.op().sends()) {
            sent = Math.addExact(sent, moved);
        }
    }

    void follow(ConnectionState state) {
        arrival = state.arrival();
        accepted = state.accepted();
    }

    void hear(long afterSaid, long lead) {
        if (firstEcho == NEVER) {
            firstEchoLead = lead;
            firstEcho = Math.max(0, afterSaid);
        }
    }
}
