package loopscope.picture;

import loopscope.picture.layout.FooterLayout;
import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Sign;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;

import java.util.ArrayList;
import java.util.List;

/** Draws the legend: the meanings of the marks that are in the picture. */
final class LegendPainter {
    private static final double SWATCH = 26;
    private static final double BOX = 12;
    private static final double GAP = 18;

    private record Place(double x, int line) {}

    private final Pen pen;

    LegendPainter(Pen pen) {
        this.pen = pen;
    }

    /**
     * Draws the legend; it takes more lines where one is not enough, closer to each other.
     *
     * @param lines how many there is room for; with fewer than {@link FooterLayout#MOST}, entries
     *     that do not fit are left out
     */
    void paint(double top, int lines) {
        List<LegendEntry> keys = List.copyOf(pen.keys);
        List<Place> places = places(keys);
        int further = places.isEmpty() ? 0 : places.getLast().line();
        double pitch =
                further == 0 || lines < FooterLayout.MOST
                        ? FooterLayout.LINE
                        : Math.min(FooterLayout.LINE, FooterLayout.ROOM / further);
        for (int i = 0; i < keys.size(); i++) {
            if (lines < FooterLayout.MOST && places.get(i).line() >= lines) {
                return;
            }
            LegendEntry key = keys.get(i);
            double x = places.get(i).x();
            double middle = top + 12 + places.get(i).line() * pitch;
            swatch(key, x, middle);
            int ink = pen.of(Tone.DIM_INK);
            pen.surface.text(
                    key.words(), x + SWATCH + 6, middle + 4, TextStyle.SMALL, ink, Anchor.START);
        }
    }

    private List<Place> places(List<LegendEntry> keys) {
        List<Place> places = new ArrayList<>();
        double x = Layout.MARGIN;
        int line = 0;
        for (LegendEntry key : keys) {
            double width = SWATCH + 6 + Text.width(key.words(), TextStyle.SMALL);
            if (x + width > pen.spec.width() - Layout.MARGIN) {
                x = Layout.MARGIN;
                line++;
            }
            places.add(new Place(x, line));
            x += width + GAP;
        }
        return places;
    }

    private void swatch(LegendEntry key, double x, double middle) {
        double top = middle - BOX / 2;
        int ink = pen.of(Tone.INK);
        int hue = pen.theme.client(0);
        switch (key) {
            case WAITS_FOR_ANYONE, WAITS_FOR_SERVER ->
                    pen.surface.hatch(x, top, SWATCH, BOX, pen.theme.waitsForAnyone());
            case WAITS_FOR_ONE -> pen.surface.hatch(x, top, SWATCH, BOX, pen.theme.waitsFor(0));
            case WAITS_WHILE_HELD ->
                    pen.surface.hatch(x, top, SWATCH, BOX, pen.theme.waitsWhileHeld());
            case TIME_OVER -> {
                pen.surface.hatch(x, top, SWATCH, BOX, pen.theme.waitsForAnyone());
                ThreadLanePainter.timeOver(pen, x + SWATCH, middle);
            }
            case HELD -> HoldPainter.box(pen, x, top, SWATCH, BOX);
            case ASLEEP -> {
                int edge = pen.of(Tone.ANYONE);
                pen.surface.rect(x, top, SWATCH, BOX, pen.of(Tone.GRID));
                pen.surface.rect(x, top, SWATCH, 1, edge);
                pen.surface.rect(x, top + BOX - 1, SWATCH, 1, edge);
            }
            case WORK -> pen.surface.rect(x + SWATCH - 6, top, 3, BOX, ink);
            case BETWEEN -> pen.surface.rect(x, middle - 1, SWATCH, 2, ink);
            case MERGED -> pen.surface.rect(x + 6, top, SWATCH - 6, BOX, ink);
            case LINE -> pen.surface.rect(x, middle - 1.2, SWATCH, 2.4, hue);
            case REPLYING -> pen.surface.line(x, middle, x + SWATCH, middle, hue, 2.4, Dash.DASHED);
            case SERVED -> pen.surface.rect(x + SWATCH - 12, middle - 4, 12, 8, hue);
            case QUEUED -> {
                pen.surface.rect(x, top, SWATCH, BOX, pen.theme.waitsFor(0).tint());
                pen.surface.rect(x, top, SWATCH, 2, hue);
                pen.surface.rect(x, top + BOX - 2, SWATCH, 2, hue);
            }
            case PARTIAL -> pen.surface.rect(x + SWATCH - 6, top, 2, BOX / 2, ink);
            case FOR_WRITING -> {
                pen.surface.rect(x, middle - 3, SWATCH, 2.4, hue);
                pen.surface.rect(x, middle + 3, SWATCH, 2, ink);
            }
            case KERNEL_UNSENT -> pen.surface.rect(x, top, SWATCH, 4, pen.of(Tone.ANYONE));
            case KERNEL_UNREAD ->
                    pen.surface.rect(x, top + BOX - 4, SWATCH, 4, pen.of(Tone.ANYONE));
            case COUNTER -> {
                int red = pen.of(Tone.WAITS);
                double base = middle;
                pen.surface.path(
                        CountMarks.DIAMOND, x + 7, base, pen.of(Tone.GROUND), red, 1.6, Dash.SOLID);
                pen.surface.path(CountMarks.DIAMOND, x + 20, base, red, Colour.NONE, 0, Dash.SOLID);
            }
            case LOST -> {
                int red = pen.of(Tone.WAITS);
                pen.surface.line(x, middle, x + SWATCH, middle, red, 1.6, Dash.DASHED);
            }
            case SAYS -> {
                pen.surface.rect(x + 2, top - 1, 2.4, BOX + 2, hue);
                pen.surface.path(Sign.SAYS, x + 8, middle + 4, hue, Colour.NONE, 0, Dash.SOLID);
                pen.surface.path(Sign.HEARS, x + 17, middle + 4, hue, Colour.NONE, 0, Dash.SOLID);
            }
            case BOUND -> {
                pen.surface.rect(x + SWATCH - 4, top - 1, 2.4, BOX + 2, hue);
                BoundPainter.lead(pen, x, x + SWATCH - 4, top + BOX, hue);
            }
            case CLOSED -> pen.surface.rect(x + SWATCH - 8, top - 1, 4, BOX + 2, hue);
            case ENDED ->
                    pen.surface.roundRect(
                            x + SWATCH - 9, top - 1, 5, BOX + 2, 0, pen.of(Tone.GROUND), hue, 1.4);
            case RESET -> {
                int red = pen.of(Tone.WAITS);
                double at = x + SWATCH - 8;
                pen.surface.line(at - 5, middle - 5, at + 5, middle + 5, red, 2.4, Dash.SOLID);
                pen.surface.line(at - 5, middle + 5, at + 5, middle - 5, red, 2.4, Dash.SOLID);
            }
            case SAME_INSTANT -> pen.surface.rect(x, top, SWATCH, BOX, pen.of(Tone.NOTICE));
            case HALF_CLOSED -> {
                pen.surface.clip(x + SWATCH - 12, top, 8, BOX);
                pen.surface.circle(x + SWATCH - 4, middle, 6, hue, Colour.NONE, 0);
                pen.surface.unclip();
            }
        }
    }
}
