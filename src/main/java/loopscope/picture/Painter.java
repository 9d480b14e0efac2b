package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.BlankSurface;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;

import java.util.List;

/**
 * Draws a picture on any surface: the one painter of the window and of every capture.
 *
 * <p>Everything comes from the lanes, and so from the trace. The work is bounded by pixels.
 */
public final class Painter {
    private static final TextStyle TITLE = TextStyle.sans(16, TextStyle.Weight.BOLD);

    private Painter() {}

    /**
     * The layout of a capture. Its legend has a line for each that its marks need; so they are
     * drawn once for nothing but the legend.
     */
    public static Layout layoutOfCapture(PictureSpec spec) {
        Layout usual = Layout.of(spec);
        Pen pen = new Pen(new BlankSurface(), spec);
        marks(pen, usual);
        return usual.withLegend(new LegendPainter(pen).lines());
    }

    /**
     * Draws the picture that is laid out.
     *
     * @return the places of what was drawn
     */
    public static Frame paint(Surface surface, Layout layout) {
        PictureSpec spec = layout.spec();
        Pen pen = new Pen(surface, spec);
        boolean capture = spec.chrome() == PictureSpec.Chrome.CAPTURE;
        double height = Math.max(layout.bottom(), capture ? 0 : spec.height());
        surface.rect(0, 0, spec.width(), height, pen.of(Tone.GROUND));
        if (capture) {
            int ink = pen.of(Tone.INK);
            String title = Text.fit(spec.title(), TITLE, spec.width() - 2 * Layout.MARGIN);
            surface.text(title, Layout.MARGIN, 26, TITLE, ink, Anchor.START);
        }
        marks(pen, layout);
        if (capture) {
            new SentencePainter(pen).paint(layout.below() + 10);
        } else if (layout.under().strip() > 0) {
            new StripPainter(pen, layout).paint();
        }
        new LegendPainter(pen).paint(layout.legend(), layout.under().lines());
        return new Frame(layout, List.copyOf(pen.chips));
    }

    /** Draws the lanes and the ruler: all that the legend explains. */
    private static void marks(Pen pen, Layout layout) {
        SelectedInstantPainter instant = new SelectedInstantPainter(pen, layout);
        for (Layout.StageRows stage : layout.stages()) {
            new StagePainter(pen, stage).paint();
        }
        NotesPainter notes = new NotesPainter(pen, layout);
        notes.paint();
        instant.paint();
        notes.spot();
        new RulerPainter(pen, layout.ruler()).paint();
    }
}
