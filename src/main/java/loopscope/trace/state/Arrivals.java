package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Trace;

/**
 * Works out when things arrived at one of the server's sockets: clients at a listener; bytes and
 * the end of input at an outsider's. An outsider's own side is not recorded, so each time is known
 * only within {@link Bounds}.
 *
 * <p>Bytes come in order, and clients leave the accept queue in order: nothing arrived before what
 * was met before it. After a read that filled its buffer, a readiness call is no new evidence: more
 * bytes may lie there already.
 */
final class Arrivals implements Cloneable {
    private Evidence next = Evidence.NONE;
    private boolean rest;
    private long stayed;
    private long watchedSince = Trace.NEVER;
    private long named = Trace.NEVER;
    private long taken = Trace.NEVER;
    private long opened;
    private int unread;
    private int reset;
    private Bounds arrival = Bounds.NEVER;
    private Bounds came = Bounds.NEVER;
    private Bounds leaving = Bounds.NEVER;

    Arrivals copy() {
        try {
            return (Arrivals) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** When the client itself came. */
    Bounds arrival() {
        return arrival;
    }

    /** When the first byte of the last read came. */
    Bounds came() {
        return came;
    }

    /** How many bytes the x-ray saw unread, less those read since. */
    int unread() {
        return unread;
    }

    /** How many in this accept queue have reset, less those accepted since. */
    int reset() {
        return reset;
    }

    /** When the first of the unread bytes that the x-ray saw came. */
    Bounds waiting() {
        return next.bounds();
    }

    /** When the end came, once the server has met it. */
    Bounds leaving() {
        return leaving;
    }

    /** The client came, and had sent nothing before. A second call knows the time more exactly. */
    void comes(Bounds when) {
        arrival = when;
        foundNothing(when.earliest());
    }

    /** This accept queue is opened: nobody can have come before. */
    void open(long time) {
        opened = time;
        foundNothing(time);
    }

    /** The client is in the accept queue that these are the arrivals at. */
    void comesTo(Arrivals queue) {
        comes(new Bounds(Math.max(arrival.earliest(), queue.opened), arrival.latest()));
    }

    /** Readiness calls report its input from a time on. */
    void watched(long time) {
        watchedSince = time;
    }

    /**
     * A readiness call named it.
     *
     * @param before the previous one of the same thread
     */
    void namedBy(Event end, Asked before) {
        boolean wasAsked = watchedSince != Trace.NEVER && watchedSince <= before.begin();
        if (wasAsked && named != before.number()) {
            foundNothing(rest ? Trace.NEVER : before.absent());
        }
        named = end.number();
        if (rest) {
            next = next.presentAt(end.time());
            return;
        }
        Bounds bounds = next.met(end);
        next = new Evidence(bounds.earliest(), bounds.latest());
        stayed = Evidence.waited(end) ? Math.max(stayed, bounds.earliest()) : stayed;
    }

    /** Nothing was there at a time: no client, no byte, no end. */
    void foundNothing(long time) {
        next = next.absentAt(time);
        stayed = Math.max(stayed, time);
    }

    /** A call found nothing. */
    void wouldBlock(long time) {
        rest = false;
        foundNothing(time);
    }

    /** The x-ray looked; the server may have taken meanwhile what it saw. */
    void lookedAt(Event sample) {
        next = next.absentAt(sample.lookedBefore());
        boolean since = sample.beginNumber() >= taken;
        if (sample.argument() == 0) {
            next = next.absentAt(sample.beginTime());
        } else if (since) {
            next = next.presentAt(sample.time());
        }
        unread = since ? sample.argument() : unread;
        reset = since ? sample.resetInQueue() : 0;
    }

    /**
     * The server took a client out of this accept queue.
     *
     * @param seen when the x-ray had seen it there, or {@link Bounds#NEVER}
     * @param mayHaveReset whether it may be one of the clients that had reset there
     * @return when the client came
     */
    Bounds admit(Event accept, Bounds seen, boolean mayHaveReset) {
        reset = mayHaveReset ? Math.max(0, reset - 1) : reset;
        Bounds bounds = (seen.equals(Bounds.NEVER) ? next : next.seen(seen)).met(accept);
        next = Evidence.since(bounds.earliest());
        taken = accept.number();
        return bounds;
    }

    /**
     * The server read something.
     *
     * @param tried when the thread last tried this socket in vain, see {@link Event#roundBegan}; or
     *     {@link Trace#NEVER}
     */
    void take(Event read, long tried) {
        came = next.absentAt(tried).met(read);
        rest = read.isFilled();
        unread = Math.max(0, unread - read.result());
        next = Evidence.since(came.earliest());
        next = rest ? next : next.absentAt(Evidence.absentAt(read));
        stayed = Math.max(stayed, came.earliest());
        taken = read.number();
    }

    /** A read met the end of input, or a reset; see {@link #take}. */
    void leave(Event end, long tried) {
        leaving = next.from(Math.max(stayed, tried)).met(end);
    }

    /** The client is gone from the accept queue that the x-ray sees, and no accept took it out. */
    void vanish(Event event) {
        leaving = new Bounds(Math.max(stayed, event.lookedBefore()), event.time());
    }

    /**
     * A send met its reset, which came at some time since the client was last known to be there.
     */
    void refuse(Event send) {
        leaving = Evidence.since(stayed).met(send);
    }
}
