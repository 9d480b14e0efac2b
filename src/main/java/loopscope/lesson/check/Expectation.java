package loopscope.lesson.check;

/**
 * What a lesson says must be observed.
 *
 * @param text the sentence, as it stands in the lesson
 * @param line where it stands there, from 1
 * @param statement what the sentence says
 * @param overStep whether it speaks of the whole step, and so is checked when all else is over
 */
public record Expectation(String text, int line, Statement statement, boolean overStep) {
    /** Whether it is so now. */
    public Finding check(Situation situation) {
        return statement.check(situation);
    }
}
