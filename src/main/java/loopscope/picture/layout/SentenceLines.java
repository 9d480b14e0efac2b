package loopscope.picture.layout;

import loopscope.picture.surface.TextLines;
import loopscope.picture.surface.TextStyle;

import java.util.List;

/**
 * The sentence of a capture in its box, in as many lines as it takes.
 *
 * @param words the lines about the selected instant
 * @param contrast the lines about the other stages; may be none
 */
public record SentenceLines(List<String> words, List<String> contrast) {
    public static final TextStyle WORDS = TextStyle.sans(13, TextStyle.Weight.SEMIBOLD);
    public static final TextStyle CONTRAST = TextStyle.sans(12, TextStyle.Weight.REGULAR);

    /** From one line to the next, in pixels. */
    public static final double LINE = 18;

    /** Between the box and its words, in pixels. */
    public static final double AIR = 14;

    /** Height of the box with one line of each, in pixels. */
    private static final double BOX = 54;

    /** Above and below the box, together. */
    private static final double AROUND = 16;

    /** A line that is longer than this many is cut. */
    private static final int MOST = 4;

    /** The lines in a picture. */
    static SentenceLines of(PictureSpec spec) {
        double room = spec.width() - 2 * Layout.MARGIN - 2 * AIR;
        return new SentenceLines(
                TextLines.of(spec.sentence().text(), WORDS, room, MOST),
                TextLines.of(spec.sentence().contrast(), CONTRAST, room, MOST));
    }

    /** Height of the box, in pixels. */
    public double box() {
        int more = Math.max(0, words.size() - 1) + Math.max(0, contrast.size() - 1);
        boolean filled = contrast.isEmpty() && words.size() > 1;
        return BOX + LINE * (filled ? more - 1 : more);
    }

    /** Height of the box and what is free around it, in pixels. */
    double height() {
        return box() + AROUND;
    }
}
