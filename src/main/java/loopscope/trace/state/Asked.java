package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Trace;

/**
 * A thread's last readiness call, as evidence of which sockets were not ready.
 *
 * @param number of its end
 * @param begin when it began; it says nothing about a socket that is watched only since later
 * @param absent when nothing had come yet on the sockets it did not name; {@link Trace#NEVER} where
 *     its list is incomplete
 */
record Asked(long number, long begin, long absent) {
    static final Asked NOTHING = new Asked(-1, Trace.NEVER, Trace.NEVER);

    /** The most that one epoll_wait returns, see {@code kit.Epoll}: there may be more. */
    private static final int MOST_NAMED = 1024;

    static Asked by(Event end) {
        boolean whole = end.result() >= 0 && end.hasReadyList() && end.readyCount() < MOST_NAMED;
        long absent = whole ? Evidence.absentAt(end) : Trace.NEVER;
        return new Asked(end.number(), end.beginTime(), absent);
    }
}
