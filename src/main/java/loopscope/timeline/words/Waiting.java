package loopscope.timeline.words;

import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A wait as the subject of words.
 *
 * @param stage the stage where the client waits
 * @param blame the wait
 */
public record Waiting(Subject stage, Blame blame) {
    /**
     * The wait at an instant, in nanoseconds since the run's zero: that of the chosen client, else
     * the longest.
     *
     * @return null where no client waits
     */
    public static @Nullable Waiting at(long time, List<Subject> stages) {
        Waiting longest = null;
        for (Subject stage : stages) {
            List<Blame> waits = new WaitAnalysis(stage.lanes()).at(time, stage.chosen());
            if (!waits.isEmpty() && waits.getFirst().waited().length() > 0) {
                Waiting here = new Waiting(stage, waits.getFirst());
                if (here.isChosen()) {
                    return here;
                }
                longest = longest == null || here.length() > longest.length() ? here : longest;
            }
        }
        return longest;
    }

    /** Whether it comes before all else that could be said. */
    public boolean isNotable() {
        return isChosen() || length() >= Wait.NOTABLE;
    }

    private boolean isChosen() {
        return blame.isOf(stage.chosen());
    }

    private long length() {
        return blame.waited().length();
    }
}
