package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.figures.RangeFigures;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;

/** Draws the user's notes on the lanes: the range, the flags' poles, the selected event. */
final class NotesPainter {
    private static final TextStyle DELTA = TextStyle.sans(11.5, TextStyle.Weight.BOLD);
    private static final double TINT = 0.09;
    private static final double HALO = 3;
    private static final double WORDS_HEIGHT = 18;

    private final Pen pen;
    private final Layout layout;
    private final Notes notes;

    NotesPainter(Pen pen, Layout layout) {
        this.pen = pen;
        this.layout = layout;
        this.notes = pen.spec.notes();
    }

    void paint() {
        Notes.Range range = notes.range();
        if (range != null) {
            range(range);
        }
        for (Notes.Flag flag : notes.flags()) {
            if (pen.view().shows(flag.time())) {
                pole(pen.x(flag.time()));
            }
        }
    }

    private void pole(double x) {
        int ink = pen.of(Tone.NOTICE_INK);
        for (Layout.StageRows stage : layout.stages()) {
            double top = stage.threads().top() - 4;
            for (double[] free : pen.labels.freeAlong(x, top, stage.bottom())) {
                pen.surface.line(x, free[0], x, free[1], ink, 1, Dash.DASHED);
            }
        }
    }

    private void range(Notes.Range range) {
        double from = Math.clamp(pen.x(range.from()), pen.head, pen.right());
        double to = Math.clamp(pen.x(range.to()), pen.head, pen.right());
        int ink = pen.of(Tone.BADGE_MULTIPLEXED);
        int tint = Colour.withOpacity(ink, TINT);
        for (Layout.StageRows stage : layout.stages()) {
            double top = stage.threads().top() - 4;
            pen.surface.rect(from, top, to - from, stage.bottom() - top, tint);
            edge(pen.x(range.from()), top, stage.bottom(), ink);
            edge(pen.x(range.to()), top, stage.bottom(), ink);
        }
        line(range, from, to, ink);
    }

    private void edge(double x, double top, double bottom, int ink) {
        if (x >= pen.head && x <= pen.right()) {
            for (double[] free : pen.labels.freeAlong(x, top, bottom)) {
                pen.surface.rect(x - 0.5, free[0], 1, free[1] - free[0], ink);
            }
        }
    }

    /** Draws the line below the ruler: how long the range is, and what each stage did in it. */
    private void line(Notes.Range range, double from, double to, int ink) {
        double top = layout.range();
        double middle = top + Layout.NOTE / 2;
        pen.surface.rect(0, top, pen.spec.width(), Layout.NOTE, pen.of(Tone.PANEL));
        pen.surface.text(
                "range", 16, middle + 4, TextStyle.SMALL, pen.of(Tone.DIM_INK), Anchor.START);
        pen.surface.rect(from, top, Math.max(Pen.LEAST, to - from), 3, ink);
        String delta = "Δt " + Units.duration(range.to() - range.from()) + where(range);
        double room = pen.right() - pen.head - Text.width(delta, DELTA) - 14;
        String held = Text.fit(held(range), TextStyle.SMALL, room);
        double width = Text.width(delta, DELTA) + 14 + Text.width(held, TextStyle.SMALL);
        double left = Math.clamp((from + to - width) / 2, pen.head, pen.right() - width);
        double base = middle + 5.5;
        pen.surface.text(delta, left, base, DELTA, pen.of(Tone.INK), Anchor.START);
        double words = left + Text.width(delta, DELTA) + 14;
        pen.surface.text(held, words, base, TextStyle.SMALL, pen.of(Tone.INK), Anchor.START);
    }

    /**
     * The times of a range that is not all in view, as its figures are for all of it; else empty.
     */
    private String where(Notes.Range range) {
        if (!pen.view().isBeyond(range.from()) && !pen.view().isBeyond(range.to())) {
            return "";
        }
        boolean apart = range.to() < pen.view().from() || range.from() > pen.view().to();
        String when = Units.instant(range.from()) + " to " + Units.instant(range.to());
        return ", " + when + (apart ? ", not in view" : ", partly in view");
    }

    private String held(Notes.Range range) {
        return pen.spec.stages().stream()
                .map(
                        stage ->
                                stage.model()
                                        + ": "
                                        + RangeFigures.of(stage.lanes(), range.from(), range.to())
                                                .words())
                .collect(Collectors.joining("  ·  "));
    }

    /** Draws a ring about the selected event, and the event in words on a line of its own. */
    void spot() {
        Notes.Spot spot = notes.spot();
        if (spot == null) {
            return;
        }
        Layout.Row row = row(spot);
        boolean seen = row != null && pen.view().shows(spot.to());
        double middle = pen.head;
        if (row != null && seen) {
            middle = ring(spot, row);
        }
        words(seen ? spot.words() : spot.words() + ", not in view", middle);
    }

    /** Returns the x of the middle of the event. */
    private double ring(Notes.Spot spot, Layout.Row row) {
        int ink = pen.of(Tone.BADGE_MULTIPLEXED);
        double end = spot.from() == spot.to() ? pen.after(spot.to()) : pen.x(spot.to());
        double x = Math.max(pen.head, Math.min(pen.x(spot.from()), end - Pen.LEAST));
        double width = Math.min(end, pen.right()) - x;
        double top = row.top() + 1;
        double height = row.height() - 2;
        pen.surface.roundRect(x - HALO, top, width + 2 * HALO, height, 4, Colour.NONE, ink, 2.2);
        return x + width / 2;
    }

    private void words(String words, double middle) {
        double top = layout.event();
        pen.surface.rect(0, top, pen.spec.width(), Layout.NOTE, pen.of(Tone.PANEL));
        double base = top + Layout.NOTE / 2 + 4;
        int dim = pen.of(Tone.DIM_INK);
        pen.surface.text("event", 16, base, TextStyle.SMALL, dim, Anchor.START);
        String fitted = Text.fit(words, Pen.CHIP, pen.right() - pen.head - 12);
        double width = Text.width(fitted, Pen.CHIP) + 12;
        double left = Math.clamp(middle - width / 2, pen.head, pen.right() - width);
        int ink = pen.of(Tone.BADGE_MULTIPLEXED);
        double y = top + (Layout.NOTE - WORDS_HEIGHT) / 2;
        pen.surface.roundRect(left, y, width, WORDS_HEIGHT, 4, ink, Colour.NONE, 0);
        int on = pen.of(Tone.BADGE_INK);
        pen.surface.text(fitted, left + 6, base, Pen.CHIP, on, Anchor.START);
    }

    private Layout.@Nullable Row row(Notes.Spot spot) {
        if (spot.stage() >= layout.stages().size()) {
            return null;
        }
        for (Layout.Row row : layout.stages().get(spot.stage()).rows()) {
            boolean isThreads = row.threads().stream().anyMatch(lane -> lane.id() == spot.thread());
            var client = row.client();
            boolean isClients =
                    spot.thread() == 0
                            && client != null
                            && client.connection().id() == spot.connection();
            if (isThreads || isClients) {
                return row;
            }
        }
        return null;
    }
}
