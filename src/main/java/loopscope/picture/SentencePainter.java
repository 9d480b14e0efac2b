package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.SentenceLines;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;

import java.util.List;

/** Draws the sentence about the selected instant, in a box of its own. */
final class SentencePainter {
    /** From the box's upper edge to the first baseline, and to that of a line all alone. */
    private static final double FIRST = 22;

    private static final double ALONE = 32;

    /** From the last line of the words to the first of the contrast, in pixels. */
    private static final double NEXT = 20;

    private final Pen pen;
    private final SentenceLines lines;

    SentencePainter(Pen pen, SentenceLines lines) {
        this.pen = pen;
        this.lines = lines;
    }

    void paint(double top) {
        pen.surface.roundRect(
                Layout.MARGIN,
                top,
                pen.spec.width() - 2 * Layout.MARGIN,
                lines.box(),
                8,
                pen.of(Tone.SENTENCE),
                pen.of(Tone.SENTENCE_EDGE),
                1.3);
        boolean alone = lines.contrast().isEmpty() && lines.words().size() == 1;
        double y = top + (alone ? ALONE : FIRST);
        y = write(lines.words(), y, SentenceLines.WORDS, Tone.INK);
        double next = y - SentenceLines.LINE + NEXT;
        write(lines.contrast(), next, SentenceLines.CONTRAST, Tone.DIM_INK);
    }

    /** Writes lines, and returns the baseline of the one that would follow. */
    private double write(List<String> words, double baseline, TextStyle style, Tone tone) {
        double y = baseline;
        for (String line : words) {
            double x = Layout.MARGIN + SentenceLines.AIR;
            pen.surface.text(line, x, y, style, pen.of(tone), Anchor.START);
            y += SentenceLines.LINE;
        }
        return y;
    }
}
