package loopscope.ui.lessons;

import loopscope.ui.lessons.questions.QuestionViewModel;
import loopscope.ui.lessons.questions.Reveal;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a lesson at one of its steps, or before the first.
 *
 * @param lesson the lesson's title
 * @param place which step of how many, in words
 * @param title the step's title
 * @param words what the class is told; empty for nothing
 * @param notes what only the speaker reads; empty for nothing
 * @param question what is asked; null where nothing is, or all is answered
 * @param reveal what came of the question; null before
 * @param chart what the step's experiment found; null where it found nothing
 * @param outcome what was observed, or what is wrong; empty while nothing is known
 * @param failed whether something that must be observed was not
 * @param last whether it is the last step, and was played
 */
record Page(
        String lesson,
        String place,
        String title,
        String words,
        String notes,
        @Nullable QuestionViewModel question,
        @Nullable Reveal reveal,
        @Nullable Chart chart,
        String outcome,
        boolean failed,
        boolean last) {}
