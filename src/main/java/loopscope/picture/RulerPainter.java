package loopscope.picture;

import loopscope.picture.layout.Flags;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.axis.Ticks;
import loopscope.timeline.axis.Viewport;

/**
 * Draws the axis of time that all stages share, with the selected instant and the flags on it.
 *
 * <p>What was written first stays: later words that would meet it are left out.
 */
final class RulerPainter {
    private static final double APART = 90;
    private static final double FLAG = 17;
    private static final double PENNANT = 9;
    private static final TextStyle CURSOR = TextStyle.sans(11, TextStyle.Weight.BOLD);

    private final Pen pen;
    private final double top;
    private final double middle;
    private final RulerLabels labels;

    RulerPainter(Pen pen, double top) {
        this.pen = pen;
        this.top = top;
        this.middle = top + Layout.RULER / 2;
        this.labels = new RulerLabels(pen, middle);
    }

    void paint() {
        pen.surface.rect(0, top, pen.spec.width(), Layout.RULER, pen.of(Tone.PANEL));
        pen.surface.rect(0, top, pen.spec.width(), 1, pen.of(Tone.GRID));
        selectedInstant();
        pen.spec.notes().flags().forEach(this::flag);
        String axis =
                switch (pen.view()) {
                    case Viewport linear -> ticks(linear);
                    case EventOrder order -> new StepsPainter(pen, labels, top).paint(order);
                };
        // The window has its choice of the axis here.
        if (pen.spec.chrome() == PictureSpec.Chrome.CAPTURE) {
            int ink = pen.of(Tone.DIM_INK);
            pen.surface.text(axis, 16, middle + 4, TextStyle.SMALL, ink, Anchor.START);
        }
    }

    private String ticks(Viewport linear) {
        long step = Ticks.step(linear.nanosPerPixel(), APART);
        for (long tick = Ticks.first(Math.max(0, linear.from()), step);
                tick <= linear.to();
                tick += step) {
            double x = pen.x(tick);
            pen.surface.rect(x, top, 1, 5, pen.of(Tone.ANYONE));
            String label = Ticks.label(tick, step);
            double half = Text.width(label, TextStyle.SMALL) / 2;
            double at = Math.clamp(x, Layout.HEAD + half, pen.spec.width() - half - 2);
            labels.write(label, TextStyle.SMALL, at - half, Tone.DIM_INK);
        }
        return "time";
    }

    /**
     * Marks the selected instant; where it is out of view, writes its time, as the sentence is
     * still about it.
     */
    private void selectedInstant() {
        long instant = pen.spec.instant();
        if (pen.view().isBeyond(instant)) {
            boolean before = instant < pen.view().from();
            String words = "words of " + Units.instant(instant);
            selectedInstant(before ? 0 : pen.spec.width(), before ? "◂ " + words : words + " ▸");
        } else if (pen.spec.selectedInstant().isPresent() && pen.view().shows(instant)) {
            selectedInstant(pen.x(instant), pen.view().label(instant));
        }
    }

    private void selectedInstant(double x, String label) {
        double width = Text.width(label, CURSOR) + 12;
        double left = Math.clamp(x - width / 2, Layout.HEAD, pen.spec.width() - width);
        pen.surface.roundRect(
                left, top + 5, width, 19, 4, pen.of(Tone.CURSOR_LABEL), Colour.NONE, 0);
        int ink = pen.of(Tone.CURSOR_INK);
        pen.surface.text(label, left + 6, middle + 4.5, CURSOR, ink, Anchor.START);
        labels.take(left - 4, left + width + 4);
    }

    private void flag(Notes.Flag flag) {
        if (!pen.view().shows(flag.time())) {
            return;
        }
        double x = pen.x(flag.time());
        double width = Flags.width(flag);
        double left = Flags.left(flag, pen.view());
        int ink = pen.of(Tone.NOTICE_INK);
        pen.surface.rect(x - 1, top, 2, Layout.RULER - 2, ink);
        if (labels.isFree(left, left + width)) {
            int ground = pen.of(Tone.NOTICE);
            pen.surface.roundRect(left, top + 6, width, FLAG, 3, ground, ink, 1);
            double base = top + 6 + FLAG / 2 + Flags.NAME.size() * 0.36;
            pen.surface.text(flag.name(), left + 6, base, Flags.NAME, ink, Anchor.START);
            labels.take(left - 2, left + width + 2);
        } else {
            pen.surface.rect(x, top, PENNANT, PENNANT, ink);
        }
    }
}
