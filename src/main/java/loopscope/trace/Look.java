package loopscope.trace;

/**
 * A look from aside, such as the x-ray's, of which several records may tell: what they tell was so
 * at some time between its begin and theirs.
 *
 * @param after the number of the last event before it began
 * @param time when it began, in nanoseconds since the run's zero
 */
public record Look(long after, long time) {
    /** None yet. */
    public static final Look NONE = new Look(-1, Trace.NEVER);
}
