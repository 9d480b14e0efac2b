package loopscope.picture;

import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;

import java.util.ArrayList;
import java.util.List;

/** The places of words on the ruler, so that nothing is written over them. */
final class RulerLabels {
    private final Pen pen;
    private final double middle;
    private final List<double[]> taken = new ArrayList<>();

    RulerLabels(Pen pen, double middle) {
        this.pen = pen;
        this.middle = middle;
    }

    /** Writes where there is room; returns whether there was. */
    boolean write(String text, TextStyle style, double x, Tone ink) {
        double width = Text.width(text, style);
        if (!isFree(x, x + width)) {
            return false;
        }
        pen.surface.text(text, x, middle + 6, style, pen.of(ink), Anchor.START);
        take(x - 4, x + width + 4);
        return true;
    }

    /** Whether there is nothing from one x to another. */
    boolean isFree(double from, double to) {
        return taken.stream().noneMatch(box -> from < box[1] && box[0] < to);
    }

    /** Keeps later words out, from one x to another. */
    void take(double from, double to) {
        taken.add(new double[] {from, to});
    }
}
