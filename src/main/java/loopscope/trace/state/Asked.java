package loopscope.trace.state;

import loopscope.trace.Event;
import loopscope.trace.Trace;

/**
 * A thread's last readiness call, as evidence of who was not ready.
 *
 * @param number of its end
 * @param begin when it began; who is watched since later is not spoken of
 * @param absent when nothing had come of those it did not name; {@link Trace#NEVER} where its list
 *     is not all there
 */
record Asked(long number, long begin, long absent) {
    static final Asked NOTHING = new Asked(-1, Trace.NEVER, Trace.NEVER);

    /** As many as an epoll_wait may give at once: there may be more. */
    private static final int MOST_NAMED = 1024;

    static Asked by(Event end) {
        boolean whole = end.result() >= 0 && end.hasReadyList() && end.readyCount() < MOST_NAMED;
        long absent = whole ? Evidence.absentAt(end) : Trace.NEVER;
        return new Asked(end.number(), end.beginTime(), absent);
    }
}
