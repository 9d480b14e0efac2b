package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.TextLines;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.List;

/**
 * Paragraphs below a picture, such as the author's own words, in as many lines as they take.
 *
 * @param lines none where there is none
 */
public record Caption(List<String> lines) {
    private static final TextStyle WORDS = TextStyle.sans(13, TextStyle.Weight.REGULAR);
    private static final double LINE = 19;
    private static final double AIR = 10;

    /** A paragraph that is longer is cut, and ends in "…". */
    private static final int MOST = 12;

    /**
     * The caption of a picture.
     *
     * @param paragraphs each begins a line, unless it is empty; all in them is drawn as text
     * @param width of the picture in pixels at 100%
     */
    public static Caption of(List<String> paragraphs, double width) {
        double room = width - 2 * Layout.MARGIN;
        return new Caption(
                paragraphs.stream()
                        .flatMap(text -> TextLines.of(text, WORDS, room, MOST).stream())
                        .toList());
    }

    /** Its height in pixels at 100%; 0 where there is none. */
    public double height() {
        return lines.isEmpty() ? 0 : lines.size() * LINE + 2 * AIR;
    }

    /** Draws it from the left edge of the picture on. */
    public void paint(Surface surface, Theme theme, double top) {
        double y = top + AIR + LINE - 5;
        for (String line : lines) {
            surface.text(line, Layout.MARGIN, y, WORDS, theme.of(Tone.INK), Anchor.START);
            y += LINE;
        }
    }
}
