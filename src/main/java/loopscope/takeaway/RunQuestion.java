package loopscope.takeaway;

import java.util.List;

/**
 * A question that is asked before a step is shown, with its answer as it was observed.
 *
 * @param text what is asked
 * @param choices the answers that can be chosen; empty where the answer is free
 * @param given what the answer is made of, such as happenings to be put in order; may be empty
 * @param right the choices that are right; or the happenings in their order; or the number; or who
 *     waits for whom
 * @param seen what was observed, in words
 */
public record RunQuestion(
        String text, List<String> choices, List<String> given, List<String> right, String seen) {
    public RunQuestion {
        choices = List.copyOf(choices);
        given = List.copyOf(given);
        right = List.copyOf(right);
    }
}
