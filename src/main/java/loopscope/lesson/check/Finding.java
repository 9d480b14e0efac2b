package loopscope.lesson.check;

/**
 * What was found when a sentence was checked.
 *
 * @param holds whether the sentence is true
 * @param seen what was observed, in words
 */
public record Finding(boolean holds, String seen) {
    /** The finding of the opposite sentence. */
    Finding opposite() {
        return new Finding(!holds, seen);
    }
}
