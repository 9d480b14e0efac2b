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
    private static final double GAP = 14;

    /** Between a mark and its words. */
    private static final double AIR = 6;

    /** Where an entry begins and ends, and on which line. */
    private record Place(double x, double end, int line) {}

    private final Pen pen;

    LegendPainter(Pen pen) {
        this.pen = pen;
    }

    /** How many lines it takes to draw all entries. */
    int lines() {
        List<Place> places = places(List.copyOf(pen.keys));
        return places.isEmpty() ? 0 : places.getLast().line() + 1;
    }

    /**
     * Draws the legend.
     *
     * @param lines how many there is room for; entries that do not fit are left out and counted
     */
    void paint(double top, int lines) {
        List<LegendEntry> keys = List.copyOf(pen.keys);
        List<Place> places = places(keys);
        int shown = shown(places, lines);
        for (int i = 0; i < shown; i++) {
            LegendEntry key = keys.get(i);
            double x = places.get(i).x();
            double middle = middle(top, places.get(i));
            swatch(key, x, middle);
            words(key.words(), x + width(key) + AIR, middle);
        }
        if (shown > 0 && shown < keys.size()) {
            Place last = places.get(shown - 1);
            words(more(keys.size() - shown), last.end() + GAP, middle(top, last));
        }
    }

    /** How many entries have room, with the count of the others behind them. */
    private int shown(List<Place> places, int lines) {
        int shown = (int) places.stream().filter(place -> place.line() < lines).count();
        while (shown > 0 && shown < places.size() && !hasRoom(places, shown)) {
            shown--;
        }
        return shown;
    }

    private boolean hasRoom(List<Place> places, int shown) {
        double width = Text.room(more(places.size() - shown), TextStyle.SMALL);
        return places.get(shown - 1).end() + GAP + width <= right();
    }

    private static String more(int count) {
        return "and " + count + " more";
    }

    private static double middle(double top, Place place) {
        return top + FooterLayout.FIRST + place.line() * FooterLayout.LINE;
    }

    private void words(String words, double x, double middle) {
        int ink = pen.of(Tone.DIM_INK);
        pen.surface.text(words, x, middle + 4, TextStyle.SMALL, ink, Anchor.START);
    }

    private double right() {
        return pen.spec.width() - Layout.MARGIN;
    }

    private List<Place> places(List<LegendEntry> keys) {
        List<Place> places = new ArrayList<>();
        double x = Layout.MARGIN;
        int line = 0;
        for (LegendEntry key : keys) {
            double width = width(key) + AIR + Text.room(key.words(), TextStyle.SMALL);
            if (x + width > right()) {
                x = Layout.MARGIN;
                line++;
            }
            places.add(new Place(x, x + width, line));
            x += width + GAP;
        }
        return places;
    }

    /** How wide the mark of an entry is: all of them begin at its left edge. */
    private static double width(LegendEntry key) {
        return switch (key) {
            case PARTIAL -> 2;
            case WORK -> 3;
            case CLOSED -> 4;
            case ENDED -> 5;
            case HALF_CLOSED -> 6;
            case RESET -> 10;
            case SERVED -> 12;
            default -> SWATCH;
        };
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
            case WORK -> pen.surface.rect(x, top, 3, BOX, ink);
            case OWN_STEP -> {
                pen.surface.rect(x, top, 10, BOX, ink);
                pen.surface.rect(x + 1, top + 1, 8, BOX - 2, pen.of(Tone.GROUND));
            }
            case BETWEEN -> pen.surface.rect(x, middle - 1, SWATCH, 2, ink);
            case MERGED -> pen.surface.rect(x, top, SWATCH, BOX, ink);
            case LINE -> pen.surface.rect(x, middle - 1.2, SWATCH, 2.4, hue);
            case REPLYING -> pen.surface.line(x, middle, x + SWATCH, middle, hue, 2.4, Dash.DASHED);
            case SERVED -> pen.surface.rect(x, middle - 4, 12, 8, hue);
            case QUEUED -> {
                pen.surface.rect(x, top, SWATCH, BOX, pen.theme.waitsFor(0).tint());
                pen.surface.rect(x, top, SWATCH, 2, hue);
                pen.surface.rect(x, top + BOX - 2, SWATCH, 2, hue);
            }
            case PARTIAL -> pen.surface.rect(x, top, 2, BOX / 2, ink);
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
                pen.surface.rect(x, top - 1, 2.4, BOX + 2, hue);
                pen.surface.path(Sign.SAYS, x + 6, middle + 4, hue, Colour.NONE, 0, Dash.SOLID);
                pen.surface.path(Sign.HEARS, x + 15, middle + 4, hue, Colour.NONE, 0, Dash.SOLID);
            }
            case BOUND -> {
                pen.surface.rect(x + SWATCH - 4, top - 1, 2.4, BOX + 2, hue);
                BoundPainter.lead(pen, x, x + SWATCH - 4, top + BOX, hue);
            }
            case CLOSED -> pen.surface.rect(x, top - 1, 4, BOX + 2, hue);
            case ENDED ->
                    pen.surface.roundRect(x, top - 1, 5, BOX + 2, 0, pen.of(Tone.GROUND), hue, 1.4);
            case RESET -> {
                int red = pen.of(Tone.WAITS);
                double at = x + 5;
                pen.surface.line(at - 5, middle - 5, at + 5, middle + 5, red, 2.4, Dash.SOLID);
                pen.surface.line(at - 5, middle + 5, at + 5, middle - 5, red, 2.4, Dash.SOLID);
            }
            case SAME_INSTANT -> pen.surface.rect(x, top, SWATCH, BOX, pen.of(Tone.NOTICE));
            case HALF_CLOSED -> {
                pen.surface.clip(x, top, 6, BOX);
                pen.surface.circle(x + 6, middle, 6, hue, Colour.NONE, 0);
                pen.surface.unclip();
            }
        }
    }
}
