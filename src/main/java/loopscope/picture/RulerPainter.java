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

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Draws the axis of time that all stages share, with the selected instant and the flags on it.
 *
 * <p>What was written first stays: later words that would meet it are left out.
 */
final class RulerPainter {
    private static final double APART = 90;
    private static final double FLAG = 17;
    private static final double PENNANT = 9;

    /** The edge above the pill and the names, on which pennants are seen. */
    private static final double EDGE = 5;

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
        flagsAndInstant();
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
            double at = Math.clamp(x, pen.head + half, pen.spec.width() - half - 2);
            labels.write(label, TextStyle.SMALL, at - half, Tone.DIM_INK);
        }
        return "time";
    }

    /** Draws the poles first: pill and names stand before them. */
    private void flagsAndInstant() {
        List<Notes.Flag> flags =
                pen.spec.notes().flags().stream()
                        .filter(flag -> pen.view().shows(flag.time()))
                        .toList();
        Pill pill = pill(flags);
        if (pill != null) {
            labels.take(pill.left - 4, pill.left + pill.width() + 4);
        }
        List<Notes.Flag> named = flags.stream().filter(this::takesRoom).toList();
        flags.forEach(flag -> pole(flag, named.contains(flag)));
        named.forEach(this::name);
        if (pill != null) {
            paint(pill);
        }
    }

    /** The time of the selected instant, on a ground of its own. */
    private record Pill(String label, double left) {
        double width() {
            return width(label);
        }

        static double width(String label) {
            return Text.width(label, CURSOR) + 12;
        }
    }

    /**
     * The pill of the selected instant; where that is out of view, with its time, as the sentence
     * is still about it.
     */
    private @Nullable Pill pill(List<Notes.Flag> flags) {
        long instant = pen.spec.instant();
        if (pen.view().isBeyond(instant)) {
            boolean before = instant < pen.view().from();
            String words = "words of " + Units.instant(instant);
            String label = before ? "◂ " + words : words + " ▸";
            return new Pill(label, within(before ? 0 : pen.spec.width(), Pill.width(label)));
        }
        if (pen.spec.selectedInstant().isEmpty() || !pen.view().shows(instant)) {
            return null;
        }
        String label = pen.view().label(instant);
        return new Pill(label, beside(flags, pen.x(instant), Pill.width(label)));
    }

    /** The left edge of a pill: about its instant, or beside that where a flag has its name. */
    private double beside(List<Notes.Flag> flags, double x, double width) {
        double[] places = {x - width / 2, x - width - 4, x + 4};
        for (double place : places) {
            double left = within(place, width);
            if (flags.stream().noneMatch(flag -> meets(flag, left - 4, left + width + 4))) {
                return left;
            }
        }
        return within(places[0], width);
    }

    private double within(double left, double width) {
        return Math.clamp(left, pen.head, pen.spec.width() - width);
    }

    private boolean meets(Notes.Flag flag, double from, double to) {
        double left = Flags.left(flag, pen.view(), pen.head);
        return from < left + Flags.width(flag) && left < to;
    }

    private void paint(Pill pill) {
        pen.surface.roundRect(
                pill.left,
                top + EDGE,
                pill.width(),
                19,
                4,
                pen.of(Tone.CURSOR_LABEL),
                Colour.NONE,
                0);
        int ink = pen.of(Tone.CURSOR_INK);
        double x = pill.left + pill.width() / 2;
        pen.surface.text(pill.label, x, middle + 4.5, CURSOR, ink, Anchor.MIDDLE);
    }

    /** Whether there is room for a flag's name, which it then takes. */
    private boolean takesRoom(Notes.Flag flag) {
        double left = Flags.left(flag, pen.view(), pen.head);
        double right = left + Flags.width(flag);
        boolean free = labels.isFree(left, right);
        if (free) {
            labels.take(left - 2, right + 2);
        }
        return free;
    }

    private void pole(Notes.Flag flag, boolean named) {
        double x = pen.x(flag.time());
        int ink = pen.of(Tone.NOTICE_INK);
        pen.surface.rect(x - 1, top, 2, Layout.RULER - 2, ink);
        if (!named) {
            pen.surface.rect(x, top, PENNANT, EDGE, ink);
        }
        labels.take(x - 2, x + 2);
    }

    private void name(Notes.Flag flag) {
        double left = Flags.left(flag, pen.view(), pen.head);
        int ink = pen.of(Tone.NOTICE_INK);
        pen.surface.roundRect(
                left, top + 6, Flags.width(flag), FLAG, 3, pen.of(Tone.NOTICE), ink, 1);
        double base = top + 6 + FLAG / 2 + Flags.NAME.size() * 0.36;
        pen.surface.text(flag.name(), left + 6, base, Flags.NAME, ink, Anchor.START);
    }
}
