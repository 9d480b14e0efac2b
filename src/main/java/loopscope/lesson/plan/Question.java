package loopscope.lesson.plan;

import loopscope.lesson.check.Figure;
import loopscope.lesson.check.Happening;
import loopscope.lesson.check.Statement;

import java.util.List;

/**
 * A question that is asked before a step is played. What the right answer is comes out of the
 * record when the step is over, and is never written down.
 */
public sealed interface Question {
    /** What is asked. */
    String text();

    /**
     * One of several answers is chosen.
     *
     * @param choices two at least
     */
    record Choice(String text, List<Answer> choices) implements Question {
        public Choice {
            choices = List.copyOf(choices);
        }
    }

    /**
     * An answer that can be chosen.
     *
     * @param text the answer
     * @param rightIf what is observed where it is right
     */
    record Answer(String text, Statement rightIf) {}

    /**
     * Happenings are put in order.
     *
     * @param stage the name of the stage that is meant
     * @param happenings two at least, in no telling order
     */
    record Ordering(String text, String stage, List<Happening> happenings) implements Question {
        public Ordering {
            happenings = List.copyOf(happenings);
        }
    }

    /**
     * A number is guessed.
     *
     * @param figure the number
     * @param within a guess is right if it is within so many hundredths of the number
     */
    record Guess(String text, Figure figure, int within) implements Question {}

    /**
     * Who waits for whom at the end of the step: a client is chosen, and the one that it waits for.
     *
     * @param stage the name of the stage that is meant
     */
    record WhoWaits(String text, String stage) implements Question {}
}
