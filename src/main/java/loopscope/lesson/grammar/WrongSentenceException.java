package loopscope.lesson.grammar;

import loopscope.timeline.words.Nearest;

import java.util.List;
import java.util.Locale;

/** A sentence of a lesson that is none; its message says what was found and what was expected. */
public final class WrongSentenceException extends Exception {
    private static final long serialVersionUID = 1;

    private static final int MOST = 8;

    WrongSentenceException(Sentence sentence) {
        super(message(sentence));
    }

    /** A sentence whose words fit and whose meaning does not, with a sentence for the user. */
    WrongSentenceException(Sentence sentence, IllegalArgumentException why) {
        super("\"" + sentence.text() + "\": " + why.getMessage(), why);
    }

    private static String message(Sentence sentence) {
        String found = sentence.found();
        List<String> expected = sentence.expected();
        String what = found.isEmpty() ? "the sentence ends" : "found \"" + found + "\"";
        String nearest =
                Nearest.to(found, expected)
                        .map(word -> "; did you mean \"" + word + "\"?")
                        .orElse("");
        return String.format(
                Locale.ROOT,
                "\"%s\": %s where one of these was expected: %s%s",
                sentence.text(),
                what,
                list(expected),
                nearest);
    }

    private static String list(List<String> words) {
        String some = String.join(" | ", words.subList(0, Math.min(MOST, words.size())));
        return words.size() > MOST ? some + " | …" : some;
    }
}
