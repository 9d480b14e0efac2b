package loopscope.picture.surface;

import loopscope.trace.Escape;
import loopscope.trace.Graphemes;

/**
 * Measures text, and makes it fit: shortened at a word, then at a letter, always with "…", and
 * dropped when nothing legible is left.
 *
 * <p>It measures what is drawn, the {@link Escape#printable} form. Thread-safe.
 */
public final class Text {
    private static final String ELLIPSIS = "…";

    /** From this character on, a letter may be one that our fonts lack. */
    private static final int NOT_LATIN = 0x250;

    /** The widest letter of any font, in em. */
    private static final double WIDEST = 2;

    /** How much wider the letters of another font may be. */
    private static final double WIDER = 1.15;

    /** Fewer letters than this before the "…" are not legible. */
    private static final int LEGIBLE = 2;

    private Text() {}

    /** Width in pixels at 100%, without kerning. */
    public static double width(String text, TextStyle style) {
        return measure(Escape.printable(text), Typeface.of(style)) * style.size();
    }

    /**
     * Room in pixels at 100% that a text needs also where other fonts stand in for ours, as in a
     * program that opens an SVG and knows no {@code textLength}. Fonts whose letters are all of one
     * width agree on it.
     */
    public static double room(String text, TextStyle style) {
        return width(text, style) * wider(style);
    }

    private static double wider(TextStyle style) {
        return style.family() == TextStyle.Family.SANS ? WIDER : 1;
    }

    /**
     * Width in pixels at 100% that a text takes at most, even where a font of the system draws a
     * letter that ours lack.
     */
    static double reach(String printable, TextStyle style) {
        Typeface face = Typeface.of(style);
        double width = 0;
        for (int i = 0; i < printable.length(); ) {
            int c = printable.codePointAt(i);
            width += c < NOT_LATIN ? advance(c, face) : WIDEST;
            i += Character.charCount(c);
        }
        return width * style.size();
    }

    /** Height above the baseline in pixels at 100%. */
    public static double ascent(TextStyle style) {
        return Typeface.of(style).ascent() * style.size();
    }

    /** Depth below the baseline in pixels at 100%. */
    public static double descent(TextStyle style) {
        return Typeface.of(style).descent() * style.size();
    }

    /**
     * The text, or as much of its beginning as fits, or {@code ""}.
     *
     * @param maxWidth room in pixels at 100%
     */
    public static String fit(String text, TextStyle style, double maxWidth) {
        String shown = Escape.printable(text);
        Typeface face = Typeface.of(style);
        double room = maxWidth / style.size();
        if (measure(shown, face) <= room) {
            return shown;
        }
        int end = lettersWithin(shown, face, room - measure(ELLIPSIS, face));
        int word = wordEnd(shown, end);
        int cut = trimmed(shown, word > 0 ? word : end);
        return Graphemes.count(shown, cut) < LEGIBLE
                ? ""
                : Escape.contained(shown.substring(0, cut)) + ELLIPSIS;
    }

    /**
     * The same with air.
     *
     * @param room as {@link #room} measures it
     */
    public static String fitWithAir(String text, TextStyle style, double room) {
        return fit(text, style, room / wider(style));
    }

    /**
     * The first of some wordings, the longest first, that fits whole; {@code ""} if none does.
     *
     * @param maxWidth room in pixels at 100%
     */
    public static String firstToFit(TextStyle style, double maxWidth, String... wordings) {
        for (String wording : wordings) {
            if (width(wording, style) <= maxWidth) {
                return wording;
            }
        }
        return "";
    }

    private static double measure(String text, Typeface face) {
        double width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += advance(c, face);
            i += Character.charCount(c);
        }
        return width;
    }

    private static double advance(int c, Typeface face) {
        return c == Escape.LEFT_TO_RIGHT_MARK || Escape.isMark(c) ? 0 : face.advance(c);
    }

    private static int lettersWithin(String text, Typeface face, double room) {
        double width = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            width += advance(c, face);
            if (width > room) {
                return Graphemes.boundary(text, i);
            }
            i += Character.charCount(c);
        }
        return i;
    }

    /** The last end of a word at or before {@code end}, unless that gives up over half: then 0. */
    private static int wordEnd(String text, int end) {
        for (int i = Math.min(end, text.length() - 1); i > end / 2; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return 0;
    }

    /** Leaves out what looks torn before an ellipsis: spaces, commas, an opening bracket. */
    private static int trimmed(String text, int end) {
        int cut = end;
        while (cut > 0 && " ,;:.–—-(".indexOf(text.charAt(cut - 1)) >= 0) {
            cut--;
        }
        return cut;
    }
}
