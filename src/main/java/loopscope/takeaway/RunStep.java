package loopscope.takeaway;

/**
 * A step of the lesson that was played in a run. Times are nanoseconds since the run's zero.
 *
 * @param title what it is called; may be empty
 * @param narration what a lecturer says to it; may be empty
 * @param from when it began
 * @param to when it was over
 */
public record RunStep(String title, String narration, long from, long to) {}
