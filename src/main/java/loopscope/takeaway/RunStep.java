package loopscope.takeaway;

import org.jspecify.annotations.Nullable;

/**
 * A step of the lesson that was played in a run. Times are nanoseconds since the run's zero.
 *
 * @param title what it is called; may be empty
 * @param narration what a lecturer says to it; may be empty
 * @param from when it began
 * @param to when it was over
 * @param question what is asked before it is shown; null for nothing
 */
public record RunStep(
        String title, String narration, long from, long to, @Nullable RunQuestion question) {
    /** A step that asks nothing. */
    public RunStep(String title, String narration, long from, long to) {
        this(title, narration, from, to, null);
    }
}
