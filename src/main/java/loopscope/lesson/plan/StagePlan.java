package loopscope.lesson.plan;

import loopscope.lab.Setup;

import java.util.ArrayList;
import java.util.List;

/**
 * A stage of a lesson.
 *
 * @param setup what it is opened with
 */
public record StagePlan(Setup setup) {
    /** Stages that have these settings, each with a name of its own. */
    public static List<StagePlan> all(List<Setup> setups) {
        List<StagePlan> plans = new ArrayList<>();
        for (Setup setup : setups) {
            boolean alone =
                    setups.stream().filter(one -> one.model().equals(setup.model())).count() == 1;
            plans.add(new StagePlan(alone ? setup : setup.named("stage-" + (plans.size() + 1))));
        }
        return List.copyOf(plans);
    }

    /** Whether a program of others is to serve. */
    public boolean isForeign() {
        return setup.program() != null;
    }

    /** What sentences call it: the name that it was given, or its model. */
    public String name() {
        return setup.name().isEmpty() ? setup.model() : setup.name();
    }
}
