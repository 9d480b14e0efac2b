package loopscope.lesson.grammar;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a part of a sentence.
 *
 * @param <T> what it means
 */
@FunctionalInterface
interface Rule<T> {
    /**
     * A part that was read.
     *
     * @param meaning what it means; worked out only where the whole sentence can be read, and may
     *     throw an {@link IllegalArgumentException} with a sentence for the user
     * @param next the place of the word behind it
     */
    record Part<T>(Supplier<T> meaning, int next) {
        /** The same part, which means something else. */
        <U> Part<U> map(Function<? super T, U> other) {
            return new Part<>(() -> other.apply(meaning.get()), next);
        }
    }

    /**
     * Reads from a place on; all ways to read it.
     *
     * @return empty where it can't be read, which the sentence then notes
     */
    List<Part<T>> read(Sentence sentence, int place);

    /** One word that a function knows; it returns null for others. */
    static <T> Rule<T> word(String wanted, Function<String, T> meaning) {
        return (sentence, place) -> {
            T value = meaning.apply(sentence.word(place));
            if (value == null) {
                sentence.fail(place, wanted);
                return List.of();
            }
            return List.of(new Part<>(() -> value, place + 1));
        };
    }
}
