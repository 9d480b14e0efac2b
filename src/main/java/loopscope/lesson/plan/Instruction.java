package loopscope.lesson.plan;

import loopscope.lesson.script.Action;

/**
 * Something that is done in a step.
 *
 * @param sentence as it stands in the lesson
 * @param action what it says
 */
public record Instruction(String sentence, Action action) {
    /** Whether clients or servers do it; pauses, flags and what is waited for are not. */
    boolean isDeed() {
        return !(action instanceof Action.Wait
                || action instanceof Action.WaitUntil
                || action instanceof Action.Note);
    }
}
