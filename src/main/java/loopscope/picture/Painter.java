package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;

/**
 * Draws a picture of what happened on any surface: the one painter of the window and of every
 * capture.
 *
 * <p>Everything comes from the lanes, and so from the trace. The work is bounded by pixels.
 */
public final class Painter {
    private static final TextStyle TITLE = TextStyle.sans(16, TextStyle.Weight.BOLD);

    private Painter() {}

    /**
     * Draws a shot.
     *
     * @return where everything is, for whoever has to find it again under the pointer
     */
    public static Layout paint(Surface surface, PictureSpec shot) {
        Pen pen = new Pen(surface, shot);
        Layout layout = Layout.of(shot);
        boolean capture = shot.chrome() == PictureSpec.Chrome.CAPTURE;
        double height = Math.max(layout.bottom(), capture ? 0 : shot.height());
        surface.rect(0, 0, shot.width(), height, pen.of(Tone.GROUND));
        if (capture) {
            int ink = pen.of(Tone.INK);
            String title = Text.fit(shot.title(), TITLE, shot.width() - 2 * Layout.MARGIN);
            surface.text(title, Layout.MARGIN, 26, TITLE, ink, Anchor.START);
        }
        MomentPainter moment = new MomentPainter(pen, layout);
        for (Layout.StageRows stage : layout.stages()) {
            new StagePainter(pen, stage).paint();
        }
        NotesPainter notes = new NotesPainter(pen, layout);
        notes.paint();
        moment.paint();
        notes.spot();
        new RulerPainter(pen, layout.ruler()).paint();
        double below = layout.below();
        if (capture) {
            new SentencePainter(pen).paint(below + 10);
        } else if (layout.under().strip() > 0) {
            new StripPainter(pen, layout).paint();
        }
        new LegendPainter(pen).paint(capture ? below + 70 : below, layout.under().lines());
        layout.drawn(pen.chips);
        return layout;
    }
}
