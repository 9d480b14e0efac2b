package loopscope.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Splits a command line into words as a shell does, and joins words to such a line.
 *
 * <pre>
 *   python3 'my server.py' "a \"b\"" c\ d     python3 | my server.py | a "b" | c d
 * </pre>
 *
 * <p>Quotes and backslashes alone have a meaning: no shell runs, so there are no variables, pipes
 * and patterns.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/sh.1p.html">sh(1p), Quoting</a>
 */
public final class ShellWords {
    private static final char NONE = 0;
    private static final Set<String> OF_A_SHELL =
            Set.of("|", "||", "&", "&&", ";", "<", ">", ">>", "2>", "2>&1");

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private boolean quoted;

    private ShellWords() {}

    /**
     * The words of a line.
     *
     * @throws IllegalArgumentException with a sentence for the user, if a quote is not closed, or a
     *     word means something to a shell alone
     */
    public static List<String> split(String line) {
        ShellWords split = new ShellWords();
        split.read(line);
        return List.copyOf(split.words);
    }

    private void read(String line) {
        char quote = NONE;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean escapes = c == '\\' && quote != '\'' && i + 1 < line.length();
            if (escapes && (quote == NONE || "\"\\$`".indexOf(line.charAt(i + 1)) >= 0)) {
                i++;
                add(line.charAt(i));
            } else if (c == quote) {
                quote = NONE;
            } else if (quote == NONE && (c == '\'' || c == '"')) {
                quote = c;
                begun = true;
                quoted = true;
            } else if (quote == NONE && Character.isWhitespace(c)) {
                end();
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != NONE) {
            throw new IllegalArgumentException(
                    "The quote "
                            + quote
                            + " is not closed: close it, or put a backslash before it.");
        }
        end();
    }

    private void add(char literal) {
        word.append(literal);
        begun = true;
        quoted = true;
    }

    private void end() {
        if (!begun) {
            return;
        }
        String whole = word.toString();
        if (!quoted && OF_A_SHELL.contains(whole)) {
            throw new IllegalArgumentException(
                    "No shell runs the command, so “"
                            + whole
                            + "” means nothing: leave it out, or give sh -c '…'.");
        }
        words.add(whole);
        word.setLength(0);
        begun = false;
        quoted = false;
    }

    /** A line that {@link #split}, and a shell, split into these words again. */
    public static String join(List<String> words) {
        return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
