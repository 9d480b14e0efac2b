package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Trace;

/**
 * What is known of when the next thing came that a server's call will meet: a client in the accept
 * queue, an outsider's first unread byte, or its end of input. An outsider's own side is not
 * recorded.
 *
 * <pre>
 *   absent ──────────── it came ──────────── present ───────── met
 *   a call found nothing, or the       a readiness call      accept, recv,
 *   x-ray saw an empty buffer          or the x-ray saw it   read
 * </pre>
 *
 * <p>A call that waited met it when it ended. A call that came back at once met what had come
 * before; the last times at which it was found absent and present bound how long before.
 *
 * @param absent the latest time at which it had not come, in nanoseconds since the run's zero
 * @param present the first time at which it was known to be there; {@link Trace#NEVER} while that
 *     is not known
 */
record Evidence(long absent, long present) {
    /** No evidence. */
    static final Evidence NONE = new Evidence(0, Trace.NEVER);

    /**
     * A blocking call that lasted longer than this many nanoseconds waited. A call that finds
     * something returns within some ten microseconds, and the thread is seldom preempted in just
     * these. A shorter call may have waited or not; it counts as one that came back at once, which
     * claims less.
     */
    static final long WAKE_UP = 5_000_000;

    /** Nothing has been met yet, and nothing can have come before a time. */
    static Evidence since(long time) {
        return new Evidence(time, Trace.NEVER);
    }

    /** Whether a call waited until something came. */
    static boolean waited(Event end) {
        return end.isBlocking() && end.time() - end.beginTime() > WAKE_UP;
    }

    /** The latest time at which something had not come, given that a call returned without it. */
    static long absentAt(Event end) {
        return waited(end) ? end.time() : end.beginTime();
    }

    /** It had not come by a time; what is there already does not come again. */
    Evidence absentAt(long time) {
        return time <= absent || (isPresent() && time > present)
                ? this
                : new Evidence(time, present);
    }

    /** It was there at a time. */
    Evidence presentAt(long time) {
        return isPresent() ? this : new Evidence(absent, time);
    }

    /** When it came, given that a call met it or reported it. */
    Bounds met(Event end) {
        long latest = isPresent() ? Math.min(present, end.time()) : end.time();
        boolean awaited = waited(end) && latest >= end.beginTime();
        return new Bounds(awaited ? latest : Math.min(absent, latest), latest);
    }

    /**
     * The same with another {@link #absent}, for another kind of thing: an end comes behind the
     * bytes.
     */
    Evidence from(long time) {
        return new Evidence(time, present);
    }

    /** It was seen, between two looks. */
    Evidence seen(Bounds looks) {
        return new Evidence(Math.max(absent, looks.earliest()), looks.latest());
    }

    /** When it came, where it is known to be there. */
    Bounds bounds() {
        return new Bounds(Math.min(absent, present), present);
    }

    private boolean isPresent() {
        return present != Trace.NEVER;
    }
}
