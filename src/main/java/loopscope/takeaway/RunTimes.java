package loopscope.takeaway;

/**
 * The times of a run, in nanoseconds since its zero.
 *
 * @param end when it was over, or the present
 * @param instant the instant that tells most
 * @param recorded the end of what is recorded: {@code end}, or later where the run is shown as it
 *     was at an earlier instant
 */
public record RunTimes(long end, long instant, long recorded) {
    /** Those of a run of which all is shown. */
    public RunTimes(long end, long instant) {
        this(end, instant, end);
    }

    /** The same at another instant. */
    RunTimes at(long other) {
        return new RunTimes(end, other, recorded);
    }

    /** The same as they were at an instant, which is the run's present. */
    RunTimes upTo(long present) {
        return new RunTimes(present, present, recorded);
    }
}
