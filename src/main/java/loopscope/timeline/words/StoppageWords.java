package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Wait;

import java.util.ArrayList;
import java.util.List;

/** Words for the times at which this program itself was stopped. */
public final class StoppageWords {
    private StoppageWords() {}

    /** A stage's marks with that of the stoppages in view. */
    public static List<String> with(List<String> marks, Lanes lanes, Axis seen, long now) {
        long stopped = lanes.stoppages().within(seen.from(), Math.min(seen.to(), now));
        if (stopped == 0) {
            return marks;
        }
        List<String> named = new ArrayList<>(marks);
        named.add("LOOPSCOPE WAS STOPPED FOR " + Units.duration(stopped));
        return List.copyOf(named);
    }

    /** The label of a stoppage, the longest wording first. */
    public static String[] over(long length) {
        String stopped = "stopped for " + Units.duration(length);
        return new String[] {
            "Loopscope was " + stopped + ": nothing was recorded",
            stopped + ": not recorded",
            "not recorded",
        };
    }

    /** Words to follow a wait; empty where the program was not stopped meanwhile. */
    static String within(Lanes lanes, Wait wait) {
        long stopped = lanes.stoppages().within(wait.from(), wait.to());
        return stopped == 0 ? "" : " (Loopscope was stopped for " + Units.duration(stopped) + ")";
    }
}
