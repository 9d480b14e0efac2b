package loopscope.trace.state;

import loopscope.trace.Trace;

/**
 * The earliest and the latest time at which something unrecorded happened, in nanoseconds since the
 * run's zero. They are the same where a waiting call met it, as exact as the wake-up of that call.
 *
 * @param earliest it cannot have happened before; {@link Trace#NEVER} where nothing is known, or it
 *     has not happened
 * @param latest it had happened by then; durations count from here, so they are never longer than
 *     the true ones
 */
public record Bounds(long earliest, long latest) {
    static final Bounds NEVER = at(Trace.NEVER);

    /** Something whose time is known. */
    public static Bounds at(long time) {
        return new Bounds(time, time);
    }

    /** How much earlier than {@link #latest} it can have happened, in nanoseconds. */
    public long width() {
        return latest - earliest;
    }
}
