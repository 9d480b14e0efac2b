package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.BlankSurface;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Tone;

import java.util.List;

/**
 * Draws a picture on any surface: the one painter of the window and of every capture.
 *
 * <p>Everything comes from the lanes, and so from the trace. The work is bounded by pixels.
 */
public final class Painter {
    /** The baseline of the title's first line, in pixels. */
    private static final double TITLE_BASELINE = 26;

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
     * The layout of a capture that fills its height. Its legend has a line for each that its marks
     * need, and fewer where the rows need the height.
     */
    public static Layout layoutFilling(PictureSpec spec) {
        Layout usual = Layout.filling(spec);
        Pen pen = new Pen(new BlankSurface(), spec);
        marks(pen, usual);
        int lines = new LegendPainter(pen).lines();
        Layout filling = usual.withLegend(lines);
        while (lines > 1 && !filling.isRoomy()) {
            lines--;
            filling = usual.withLegend(lines);
        }
        return filling;
    }

    /**
     * Draws the picture that is laid out.
     *
     * @return the places of what was drawn
     */
    public static Frame paint(Surface surface, Layout layout) {
        PictureSpec spec = layout.spec();
        boolean capture = spec.chrome() == PictureSpec.Chrome.CAPTURE;
        double height = Math.max(layout.bottom(), capture ? 0 : spec.height());
        surface.rect(0, 0, spec.width(), height, spec.theme().of(Tone.GROUND));
        return paintOn(surface, layout);
    }

    /** The same on whatever is there already, without a ground of its own. */
    public static Frame paintOn(Surface surface, Layout layout) {
        PictureSpec spec = layout.spec();
        Pen pen = new Pen(surface, spec);
        boolean capture = spec.chrome() == PictureSpec.Chrome.CAPTURE;
        if (capture) {
            title(surface, layout, pen.of(Tone.INK));
        }
        marks(pen, layout);
        if (capture) {
            new SentencePainter(pen, layout.sentence()).paint(layout.below() + 10);
        } else if (layout.under().strip() > 0) {
            new StripPainter(pen, layout).paint();
        }
        new LegendPainter(pen).paint(layout.legend(), layout.under().lines());
        return new Frame(layout, List.copyOf(pen.chips));
    }

    private static void title(Surface surface, Layout layout, int ink) {
        double y = TITLE_BASELINE;
        for (String line : layout.title()) {
            surface.text(line, Layout.MARGIN, y, Layout.TITLE, ink, Anchor.START);
            y += Layout.TITLE_LINE;
        }
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
