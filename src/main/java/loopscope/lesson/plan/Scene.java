package loopscope.lesson.plan;

import loopscope.lab.ForeignProgram;
import loopscope.lab.Setup;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

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

    /** The same with another server on the stage of a name, if it has one. */
    Scene withServer(String stage, ForeignProgram program, int port) {
        StagePlan other = new StagePlan(Setup.of(program, port).named(stage));
        return new Scene(
                stages.stream().map(plan -> plan.name().equals(stage) ? other : plan).toList(),
                steps);
    }

    /** What it asks of a program of others that can't be done; null for nothing. */
    @Nullable String obstacle() {
        return steps.stream()
                .flatMap(step -> step.instructions().stream())
                .map(instruction -> OwnPace.obstacle(instruction, stages))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The names of the stages, from top to bottom. */
    public List<String> names() {
        return stages.stream().map(StagePlan::name).toList();
    }
}
