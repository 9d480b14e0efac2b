package loopscope.picture;

import loopscope.timeline.Ticks;
import loopscope.timeline.Units;

/** The axis of time that all stages share, and the cursor's moment on it. */
final class RulerPainter {
    private static final double APART = 90;
    private static final TextStyle CURSOR = TextStyle.sans(11, TextStyle.Weight.BOLD);

    private final Pen pen;
    private final double top;

    RulerPainter(Pen pen, double top) {
        this.pen = pen;
        this.top = top;
    }

    void paint() {
        pen.surface.rect(0, top, pen.shot.width(), Layout.RULER, pen.of(Tone.PANEL));
        pen.surface.rect(0, top, pen.shot.width(), 1, pen.of(Tone.GRID));
        double middle = top + Layout.RULER / 2;
        pen.surface.text("time", 16, middle + 4, Pen.SMALL, pen.of(Tone.DIM_INK), Anchor.START);
        long step = Ticks.step(pen.view().nanosPerPixel(), APART);
        double[] taken = cursor(middle);
        for (long tick = Ticks.first(Math.max(0, pen.view().from()), step);
                tick <= pen.view().to();
                tick += step) {
            tick(tick, step, middle, taken);
        }
    }

    private void tick(long tick, long step, double middle, double[] taken) {
        double x = pen.x(tick);
        pen.surface.rect(x, top, 1, 5, pen.of(Tone.ANYONE));
        String label = Ticks.label(tick, step);
        double half = Text.width(label, Pen.SMALL) / 2;
        double at = Math.clamp(x, Layout.HEAD + half, pen.shot.width() - half - 2);
        if (at + half < taken[0] || at - half > taken[1]) {
            pen.surface.text(label, at, middle + 6, Pen.SMALL, pen.of(Tone.DIM_INK), Anchor.MIDDLE);
        }
    }

    private double[] cursor(double middle) {
        if (pen.shot.cursor().isEmpty() || !pen.view().shows(pen.shot.moment())) {
            return new double[] {0, 0};
        }
        double x = pen.x(pen.shot.moment());
        String label = Units.moment(pen.shot.moment());
        double width = Text.width(label, CURSOR) + 12;
        double left = Math.clamp(x - width / 2, Layout.HEAD, pen.shot.width() - width);
        pen.surface.roundRect(
                left, top + 5, width, 19, 4, pen.of(Tone.CURSOR_LABEL), Colour.NONE, 0);
        int ink = pen.of(Tone.CURSOR_INK);
        pen.surface.text(label, left + 6, middle + 4.5, CURSOR, ink, Anchor.START);
        return new double[] {left - 4, left + width + 4};
    }
}
