package loopscope.lesson.plan;

import loopscope.lesson.check.Expectation;
import loopscope.lesson.script.Action;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A step of a lesson: what is asked, then done, then observed.
 *
 * @param title a few words
 * @param narration what the class is told; empty for nothing
 * @param notes what only the speaker reads; empty for nothing
 * @param question what is asked before anything is done; null for nothing
 * @param actions what is done
 * @param expectations what must then be observed
 * @param pictured whether its end is the instant that a picture of the lesson shows
 * @param sentences the actions as they stand in the lesson, in the same order
 */
public record LessonStep(
        String title,
        String narration,
        String notes,
        @Nullable Question question,
        List<Action> actions,
        List<Expectation> expectations,
        boolean pictured,
        List<String> sentences) {
    public LessonStep {
        actions = List.copyOf(actions);
        expectations = List.copyOf(expectations);
        sentences = List.copyOf(sentences);
    }

    /**
     * What the clients and the servers do in it, a sentence each. Pauses and flags are left out,
     * and so is what is waited for: that would tell what comes.
     */
    public List<String> deeds() {
        return IntStream.range(0, actions.size())
                .filter(i -> isDeed(actions.get(i)))
                .mapToObj(sentences::get)
                .toList();
    }

    private static boolean isDeed(Action action) {
        return !(action instanceof Action.Wait
                || action instanceof Action.WaitUntil
                || action instanceof Action.Note);
    }
}
