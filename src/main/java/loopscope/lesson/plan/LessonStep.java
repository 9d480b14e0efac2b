package loopscope.lesson.plan;

import loopscope.lesson.check.Expectation;
import loopscope.lesson.script.Action;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * A step of a lesson: what is asked, then done, then observed.
 *
 * @param title a few words
 * @param narration what the class is told; empty for nothing
 * @param notes what only the speaker reads; empty for nothing
 * @param question what is asked before anything is done; null for nothing
 * @param instructions what is done
 * @param experiment what is measured when that is done; null for nothing
 * @param expectations what must then be observed
 * @param pictured whether its end is the instant that a picture of the lesson shows
 */
public record LessonStep(
        String title,
        String narration,
        String notes,
        @Nullable Question question,
        List<Instruction> instructions,
        @Nullable Experiment experiment,
        List<Expectation> expectations,
        boolean pictured) {
    public LessonStep {
        instructions = List.copyOf(instructions);
        expectations = List.copyOf(expectations);
    }

    /** What is done, without the sentences. */
    public List<Action> actions() {
        return instructions.stream().map(Instruction::action).toList();
    }

    /**
     * What the clients and the servers do in it, a sentence each. Pauses and flags are left out,
     * and so is what is waited for: that would tell what comes.
     */
    public List<String> deeds() {
        return Stream.concat(
                        instructions.stream()
                                .filter(Instruction::isDeed)
                                .map(Instruction::sentence),
                        Stream.ofNullable(experiment).map(Experiment::deed))
                .toList();
    }
}
