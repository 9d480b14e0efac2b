package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Trace;

/**
 * When what the server met on one socket had come: on a listener's the clients of its accept queue,
 * on an outsider's its bytes and its end, of which its own side tells nothing.
 *
 * <p>Bytes come in order, and clients leave the accept queue in order: nothing came before what was
 * met before it. A readiness call says nothing new of a socket of which the last read filled its
 * buffer, as there may be a rest.
 */
final class Arrivals implements Cloneable {
    private Evidence next = Evidence.NONE;
    private boolean rest;
    private long stayed;
    private long watchedSince = Trace.NEVER;
    private long named = Trace.NEVER;
    private long taken = Trace.NEVER;
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

    /** When the first byte came of what was read last. */
    Bounds came() {
        return came;
    }

    /** How many bytes the x-ray saw unread, without those that were read since. */
    int unread() {
        return unread;
    }

    /** How many in this accept queue have reset, without those that were taken out since. */
    int reset() {
        return reset;
    }

    /** When the first of the bytes came that the x-ray saw unread. */
    Bounds waiting() {
        return next.bounds();
    }

    /** When the end came, once the server has met it. */
    Bounds leaving() {
        return leaving;
    }

    /** The client came, and has said nothing before; known more nearly the second time. */
    void comes(Bounds when) {
        arrival = when;
        foundNothing(when.earliest());
    }

    /** From a time on readiness calls tell of its input. */
    void watched(long time) {
        watchedSince = time;
    }

    /**
     * A readiness call named it.
     *
     * @param before the one that the same thread made before
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

    /** The x-ray looked; what it saw may have been taken meanwhile. */
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
     * @param mayHaveReset whether it may be one of those that had reset there
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
     * @param tried when its thread had last tried it in vain, see {@link Event#roundBegan}; or
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

    /** A read met its end, or its reset; see {@link #take}. */
    void leave(Event end, long tried) {
        leaving = next.from(Math.max(stayed, tried)).met(end);
    }

    /** The x-ray sees it in the accept queue no more, and nobody took it out. */
    void vanish(Event event) {
        leaving = new Bounds(Math.max(stayed, event.lookedBefore()), event.time());
    }

    /** A send met its reset, which came at any time since it was known to stay. */
    void refuse(Event send) {
        leaving = Evidence.since(stayed).met(send);
    }
}
