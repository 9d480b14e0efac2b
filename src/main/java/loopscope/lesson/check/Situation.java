package loopscope.lesson.check;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The stages of a lesson while one of its steps is played.
 *
 * @param stages from top to bottom
 * @param stepBegan when the step began, in nanoseconds since the run's zero
 */
public record Situation(List<WatchedStage> stages, long stepBegan) {
    /** The stage of a name. */
    public WatchedStage stage(String name) {
        return stagesOf(name).getFirst();
    }

    /**
     * What was found on the stage of a name, or on all of them for null: it holds where it holds on
     * each.
     */
    Finding check(@Nullable String name, Function<WatchedStage, Finding> check) {
        List<WatchedStage> meant = stagesOf(name);
        List<String> seen = new ArrayList<>();
        boolean holds = true;
        for (WatchedStage one : meant) {
            Finding found = check.apply(one);
            holds &= found.holds();
            seen.add(meant.size() == 1 ? found.seen() : one.name() + ": " + found.seen());
        }
        return new Finding(holds, String.join("; ", seen));
    }

    private List<WatchedStage> stagesOf(@Nullable String name) {
        return name == null
                ? stages
                : stages.stream().filter(stage -> stage.name().equals(name)).toList();
    }
}
