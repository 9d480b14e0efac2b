package loopscope.trace;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Cuts text only between the letters that a reader sees: never inside an emoji, nor between a
 * letter and its marks.
 *
 * @see <a href="https://www.unicode.org/reports/tr29/">Unicode Text Segmentation</a>, the extended
 *     grapheme clusters
 */
public final class Graphemes {
    private Graphemes() {}

    /**
     * The text, or as much of its beginning as has room with "…" behind it.
     *
     * @param most how many letters, 1 or more
     */
    public static String brief(String text, int most) {
        BreakIterator letters = letters(text);
        int end = letters.next(most - 1);
        boolean whole = end == BreakIterator.DONE || letters.next(2) == BreakIterator.DONE;
        return whole ? text : Escape.contained(text.substring(0, end)) + "…";
    }

    /**
     * The last boundary between letters at an index or before it.
     *
     * @param index 0 to the text's length, in UTF-16 units
     */
    public static int boundary(String text, int index) {
        if (index == text.length() || isPlain(text, index)) {
            return index;
        }
        BreakIterator letters = letters(text);
        return letters.isBoundary(index) ? index : letters.preceding(index);
    }

    /** How many letters lie before an index. */
    public static int count(String text, int index) {
        BreakIterator letters = letters(text.substring(0, index));
        int count = 0;
        while (letters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /** No letter of ASCII reaches over a boundary, line ends aside. */
    private static boolean isPlain(String text, int index) {
        return text.charAt(index) >= ' ' && text.charAt(index) < 0x7f;
    }

    private static BreakIterator letters(String text) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        return letters;
    }
}
