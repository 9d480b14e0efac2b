package loopscope.picture.surface;

import loopscope.trace.Escape;
import loopscope.trace.Graphemes;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks words into lines: at a space where there is one, or else in mid-word.
 *
 * <p>It breaks what is drawn, the {@link Escape#printable} form. Thread-safe.
 */
public final class TextLines {
    private TextLines() {}

    /**
     * The lines of a text; none where it is blank. What the last line has no room for is left out,
     * and it ends in "…".
     *
     * @param room for each line, in pixels at 100%
     * @param most as many lines as this, one at least
     */
    public static List<String> of(String text, TextStyle style, double room, int most) {
        List<String> lines = new ArrayList<>();
        String rest = Escape.printable(text).strip();
        while (!rest.isEmpty() && lines.size() < most) {
            int end = lines.size() == most - 1 ? rest.length() : end(rest, style, room);
            String line = rest.substring(0, end).strip();
            boolean whole = Text.width(line, style) <= room;
            lines.add(Escape.contained(whole ? line : Text.fit(line, style, room)));
            rest = rest.substring(end).strip();
        }
        return List.copyOf(lines);
    }

    /** Where the first line ends: after its last whole word, or within a word that is too long. */
    private static int end(String text, TextStyle style, double room) {
        int end = 0;
        for (int at = nextSpace(text, 0); fits(text, at, style, room); at = nextSpace(text, at)) {
            end = at;
            if (at == text.length()) {
                return at;
            }
        }
        return end > 0 ? end : letters(text, style, room);
    }

    /** The next space where a line may end: not after a number, which keeps its unit. */
    private static int nextSpace(String text, int from) {
        int space = text.indexOf(' ', from + 1);
        while (space > 0 && Character.isDigit(text.charAt(space - 1))) {
            space = text.indexOf(' ', space + 1);
        }
        return space < 0 ? text.length() : space;
    }

    private static boolean fits(String text, int end, TextStyle style, double room) {
        return Text.width(text.substring(0, end), style) <= room;
    }

    /** As many letters as fit, one at least. */
    private static int letters(String text, TextStyle style, double room) {
        int end = 1;
        while (end < text.length() && fits(text, end + 1, style, room)) {
            end++;
        }
        int boundary = Graphemes.boundary(text, end);
        return boundary > 0 ? boundary : Math.max(end, Character.charCount(text.codePointAt(0)));
    }
}
