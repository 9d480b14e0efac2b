package loopscope.lesson.grammar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence cut into words, numbers and quoted texts; commas are words too.
 *
 * <p>Keeps the farthest place at which reading it failed, and what could have stood there. Confined
 * to one thread.
 */
final class Sentence {
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|,|[^\\s,\"]+|\"");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int farthest;
    private final Set<String> expected = new LinkedHashSet<>();

    Sentence(String text) {
        this.text = text;
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
    }

    String text() {
        return text;
    }

    /** How many words it has. */
    int size() {
        return words.size();
    }

    /** The word at a place; empty behind the end. */
    String word(int place) {
        return place < words.size() ? words.get(place) : "";
    }

    /** Notes that none of these stood at a place. */
    void fail(int place, String wanted) {
        if (place > farthest) {
            farthest = place;
            expected.clear();
        }
        if (place == farthest) {
            expected.add(wanted);
        }
    }

    /** The word at which reading failed; empty for the end. */
    String found() {
        return word(farthest);
    }

    /** What could have stood there. */
    List<String> expected() {
        return List.copyOf(expected);
    }
}
