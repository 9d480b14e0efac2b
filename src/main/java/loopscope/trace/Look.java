package loopscope.trace;

/**
 * The begin of an observation from outside, such as the x-ray's. Several events may report what it
 * found: that was true at some time between this begin and the event.
 *
 * @param after the number of the last event before it began
 * @param time when it began, in nanoseconds since the run's zero
 */
public record Look(long after, long time) {
    /** No look yet. */
    public static final Look NONE = new Look(-1, Trace.NEVER);
}
