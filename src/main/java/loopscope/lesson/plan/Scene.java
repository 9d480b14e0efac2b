package loopscope.lesson.plan;

import java.util.List;

/**
 * A part of a lesson in which the same stages are there; its clock begins at zero.
 *
 * @param stages what is on stage, from top to bottom; one to four
 * @param steps what is done there; one at least
 */
public record Scene(List<StagePlan> stages, List<LessonStep> steps) {
    public Scene {
        stages = List.copyOf(stages);
        steps = List.copyOf(steps);
    }

    /** The names of the stages, from top to bottom. */
    public List<String> names() {
        return stages.stream().map(StagePlan::name).toList();
    }
}
