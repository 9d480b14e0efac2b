package loopscope.lesson.play;

import loopscope.lesson.plan.LessonStep;
import loopscope.timeline.figures.Scaling;
import loopscope.timeline.words.HonestyMarks;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * What came of a step.
 *
 * @param step the step
 * @param from when it began, in nanoseconds since the run's zero
 * @param to when all that it expects was observed or given up
 * @param outcomes what came of each expectation, in the order of the lesson
 * @param notes the flags that it put on the picture
 * @param scaling what its experiment found; null where it makes none
 * @param answer the right answer to its question; null where it asks none
 */
public record StepReport(
        LessonStep step,
        long from,
        long to,
        List<Outcome> outcomes,
        List<Note> notes,
        @Nullable Scaling scaling,
        @Nullable Answer answer) {
    /**
     * A flag on the picture.
     *
     * @param time in nanoseconds since the run's zero
     */
    public record Note(long time, String text) {}

    public StepReport {
        outcomes = List.copyOf(outcomes);
        notes = List.copyOf(notes);
    }

    /** The chart of its experiment; empty where it made none, or measured nothing. */
    public Optional<Scaling> chart() {
        return Optional.ofNullable(scaling)
                .filter(found -> !found.isEmpty())
                .map(
                        found ->
                                failed() == 0
                                        ? found
                                        : found.noting("But " + HonestyMarks.UNOBSERVED + "."));
    }

    /** Whether it asks a question that has no clear answer. */
    public boolean isUnanswered() {
        return answer != null && !answer.clear();
    }

    /** How many expectations were not observed. */
    public int failed() {
        return (int) outcomes.stream().filter(outcome -> !outcome.finding().holds()).count();
    }
}
