package loopscope.lesson.check;

import org.jspecify.annotations.Nullable;

import java.util.List;

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

    /** The stage of a name, or all of them for null. */
    List<WatchedStage> stagesOf(@Nullable String name) {
        return name == null
                ? stages
                : stages.stream().filter(stage -> stage.name().equals(name)).toList();
    }
}
