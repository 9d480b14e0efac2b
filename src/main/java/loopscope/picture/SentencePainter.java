package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.words.Sentence;

/** Draws the sentence about the selected instant, in a box of its own. */
final class SentencePainter {
    private static final TextStyle WORDS = TextStyle.sans(13, TextStyle.Weight.SEMIBOLD);
    private static final TextStyle CONTRAST = TextStyle.sans(12, TextStyle.Weight.REGULAR);

    private final Pen pen;

    SentencePainter(Pen pen) {
        this.pen = pen;
    }

    void paint(double top) {
        Sentence sentence = pen.spec.sentence();
        double width = pen.spec.width() - 2 * Layout.MARGIN;
        pen.surface.roundRect(
                Layout.MARGIN,
                top,
                width,
                54,
                8,
                pen.of(Tone.SENTENCE),
                pen.of(Tone.SENTENCE_EDGE),
                1.3);
        double room = width - 28;
        boolean alone = sentence.contrast().isEmpty();
        String words = Text.fit(sentence.text(), WORDS, room);
        double baseline = top + (alone ? 32 : 22);
        double x = Layout.MARGIN + 14;
        pen.surface.text(words, x, baseline, WORDS, pen.of(Tone.INK), Anchor.START);
        String contrast = Text.fit(sentence.contrast(), CONTRAST, room);
        pen.surface.text(contrast, x, top + 42, CONTRAST, pen.of(Tone.DIM_INK), Anchor.START);
    }
}
