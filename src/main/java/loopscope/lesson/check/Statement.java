package loopscope.lesson.check;

/** What a sentence says of the stages of a lesson. */
@FunctionalInterface
public interface Statement {
    /** Whether it is so now. */
    Finding check(Situation situation);

    /** Whether what is not so now will not be so later in the step either. */
    default boolean isFinal() {
        return false;
    }
}
