package loopscope.lesson.plan;

import loopscope.lesson.script.Action;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** What a lesson can't ask of a program of others: to be held, and to go on by single calls. */
public final class OwnPace {
    private OwnPace() {}

    /**
     * Why something can't be done, as a sentence that says neither where nor what to do instead,
     * without a full stop.
     *
     * @param stages what is on stage
     * @return null where it can
     */
    public static @Nullable String obstacle(Instruction instruction, List<StagePlan> stages) {
        return program(instruction.action(), stages)
                .map(
                        program ->
                                "found \""
                                        + instruction.sentence()
                                        + "\", but the program on stage \""
                                        + program.name()
                                        + "\" goes at its own pace")
                .orElse(null);
    }

    /** The first program of others that is meant to be held. */
    private static Optional<StagePlan> program(Action action, List<StagePlan> stages) {
        return switch (action) {
            case Action.SetPace pace -> program(pace.stage(), stages);
            case Action.Step step -> program(step.stage(), stages);
            default -> Optional.empty();
        };
    }

    private static Optional<StagePlan> program(@Nullable String named, List<StagePlan> stages) {
        return stages.stream()
                .filter(StagePlan::isForeign)
                .filter(stage -> named == null || stage.name().equals(named))
                .findFirst();
    }
}
