package loopscope.lesson.plan;

import loopscope.lab.Setup;

import java.util.ArrayList;
import java.util.List;

/**
 * A stage of a lesson.
 *
 * @param name what sentences call it
 * @param setup what it is opened with
 */
public record StagePlan(String name, Setup setup) {
    /** Stages that have these settings, each with a name of its own. */
    public static List<StagePlan> all(List<Setup> setups) {
        List<StagePlan> plans = new ArrayList<>();
        for (int i = 0; i < setups.size(); i++) {
            String model = setups.get(i).model();
            boolean alone =
                    setups.stream().filter(other -> other.model().equals(model)).count() == 1;
            plans.add(new StagePlan(alone ? model : "stage-" + (i + 1), setups.get(i)));
        }
        return List.copyOf(plans);
    }
}
