package loopscope.picture;

import loopscope.picture.layout.Band;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Path;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;

import java.util.ArrayList;
import java.util.List;

/** Writes how many of a stage's lanes are not in the picture, where they would follow. */
final class BandPainter {
    private static final Path UP = new Path().moveTo(0, 6).lineTo(4, 0).lineTo(8, 6).close();
    private static final Path DOWN = new Path().moveTo(0, 0).lineTo(4, 6).lineTo(8, 0).close();

    private final Pen pen;

    BandPainter(Pen pen) {
        this.pen = pen;
    }

    /**
     * Writes the line, unless all rows are shown.
     *
     * @param what a row of the band stands for
     */
    void paint(Band band, String what) {
        if (!band.counts()) {
            return;
        }
        double top = band.bottom();
        pen.surface.rect(0, top, pen.spec.width(), Band.COUNTS - 1, pen.of(Tone.HEADER));
        double middle = top + (Band.COUNTS - 1) / 2;
        int ink = pen.of(Tone.INK);
        double x = Layout.MARGIN;
        if (band.above() > 0) {
            pen.surface.path(UP, x, middle - 3, ink, Colour.NONE, 0, Dash.SOLID);
            x += 12;
        }
        if (band.below() > 0) {
            pen.surface.path(DOWN, x, middle - 3, ink, Colour.NONE, 0, Dash.SOLID);
            x += 12;
        }
        String words = words(band, what);
        String fitted = Text.fit(words, TextStyle.SMALL, pen.spec.width() - x - 2 * Layout.MARGIN);
        pen.write(fitted, TextStyle.SMALL, x + 4, middle, ink);
    }

    private String words(Band band, String what) {
        List<String> parts = new ArrayList<>();
        if (band.above() > 0) {
            parts.add(Units.count(band.above(), what) + " above");
        }
        if (band.below() > 0) {
            parts.add(Units.count(band.below(), what) + " below");
        }
        if (band.hidden() > 0) {
            parts.add(Units.count(band.hidden(), what) + " who left");
        }
        boolean capture = pen.spec.chrome() == PictureSpec.Chrome.CAPTURE;
        String rest = capture ? " not in the picture" : hiding(band);
        return String.join(", ", parts) + rest;
    }

    private static String hiding(Band band) {
        return band.hidden() > 0 ? " hidden" : "";
    }
}
