package loopscope.trace.state;

import loopscope.trace.Trace;

/**
 * When something happened that nobody here recorded: between two moments, in nanoseconds since the
 * run's zero. They are the same where a call that waited met it, as near as its wake-up allows.
 *
 * @param earliest it cannot have happened before; {@link Trace#NEVER} where nothing is known, or it
 *     has not happened
 * @param latest it had happened by then; whatever is counted from it is counted from here, and so
 *     never comes out longer than it was
 */
public record Bounds(long earliest, long latest) {
    static final Bounds NEVER = at(Trace.NEVER);

    /** Something of which the time is known. */
    public static Bounds at(long time) {
        return new Bounds(time, time);
    }

    /** How much earlier than {@link #latest} it can have happened, in nanoseconds. */
    public long width() {
        return latest - earliest;
    }
}
