package loopscope.picture;

import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.lanes.Wait;

import java.util.Locale;

/**
 * Draws the ruler of the event order: below each step how long it took, a long one in words.
 *
 * <p>Steps too narrow for their own words share one figure, from tick to tick.
 */
final class StepsPainter {
    private static final TextStyle LONG = TextStyle.sans(11, TextStyle.Weight.BOLD);
    private static final double AIR = 10;

    /** Narrower steps have no lines, which would cover everything; in pixels. */
    private static final double LINED = 16;

    private final Pen pen;
    private final RulerLabels ruler;
    private final double top;

    StepsPainter(Pen pen, RulerLabels ruler, double top) {
        this.pen = pen;
        this.ruler = ruler;
        this.top = top;
    }

    /**
     * Draws behind the lanes: a line for each instant, and a shade where things happened at the
     * same one.
     */
    static void ground(Pen pen, EventOrder order, double from, double to) {
        int line = Colour.withOpacity(pen.of(Tone.GRID), 0.6);
        int shade = Colour.withOpacity(pen.of(Tone.NOTICE), 0.75);
        for (int i = order.firstSeen(); i < order.instants(); i++) {
            double x = pen.x(order.instant(i));
            double end = pen.after(order.instant(i));
            if (x > pen.right()) {
                return;
            }
            double left = Math.max(pen.head, x);
            if (order.isInstant(i)) {
                pen.keys.add(LegendEntry.SAME_INSTANT);
                pen.surface.rect(left, from, Math.min(end, pen.right()) - left, to - from, shade);
            }
            if (order.look().step() >= LINED && x >= pen.head) {
                pen.surface.rect(x, from, 1, to - from, line);
            }
        }
    }

    /** Draws the steps, and returns the name of the axis. */
    String paint(EventOrder order) {
        edges(order);
        sinceLast(order);
        int tick = order.firstSeen();
        while (tick < order.instants() && pen.x(order.instant(tick)) <= pen.right()) {
            double x = pen.after(order.instant(tick));
            if (pen.x(order.instant(tick)) >= pen.head) {
                pen.surface.rect(pen.x(order.instant(tick)), top, 1, 5, pen.of(Tone.ANYONE));
            }
            int next = tick + 1;
            while (next < order.instants() && !fits(order, tick, next, x)) {
                next++;
            }
            if (next < order.instants()) {
                label(order, tick, next, x);
            }
            tick = next;
        }
        return "one step an event";
    }

    private void edges(EventOrder order) {
        String when = order.label(Math.round(Math.max(0, order.from())));
        String before =
                order.earlier() > 0
                        ? String.format(Locale.ROOT, "◂ %,d earlier · %s", order.earlier(), when)
                        : "";
        if (!before.isEmpty()) {
            ruler.write(before, TextStyle.SMALL, pen.head + 2, Tone.INK);
        }
        if (order.later() > 0) {
            String after = String.format(Locale.ROOT, "%,d later ▸", order.later());
            double x = pen.right() - Text.width(after, TextStyle.SMALL);
            ruler.write(after, TextStyle.SMALL, x, Tone.INK);
        }
    }

    /**
     * Writes how long nothing has happened up to now, also where that needs the room beyond: no
     * later step is there to share a figure with.
     */
    private void sinceLast(EventOrder order) {
        int now = order.instants() - 1;
        if (now < 1 || !isOneGap(order, now - 1, now)) {
            return;
        }
        double x = pen.after(order.instant(now - 1));
        double end = pen.x(order.instant(now));
        String figure = figure(order, now - 1, now);
        double width = Text.width(figure, LONG);
        boolean fits = width + AIR <= end - x;
        if (!fits && x >= pen.head && end <= pen.right()) {
            double left = Math.min((x + end - width) / 2, pen.spec.width() - width - 2);
            ruler.write(figure, LONG, left, Tone.WAITS);
        }
    }

    private boolean fits(EventOrder order, int tick, int next, double x) {
        double room = pen.x(order.instant(next)) - x;
        return Text.width(figure(order, tick, next), TextStyle.SMALL) + AIR <= room;
    }

    private void label(EventOrder order, int tick, int next, double x) {
        double end = pen.x(order.instant(next));
        if (x < pen.head || end > pen.right() + 1) {
            return;
        }
        String figure = figure(order, tick, next);
        boolean isLong = isOneGap(order, tick, next);
        String words = isLong && next == tick + 1 ? figure.substring(1) + " nothing" : figure;
        TextStyle style = isLong ? LONG : TextStyle.SMALL;
        String text = Text.width(words, style) + AIR <= end - x ? words : figure;
        double left = (x + end - Text.width(text, style)) / 2;
        ruler.write(text, style, left, isLong ? Tone.WAITS : Tone.DIM_INK);
    }

    /** Whether nearly all of the time went by between two neighbouring instants, and was long. */
    private static boolean isOneGap(EventOrder order, int tick, int next) {
        long all = length(order, tick, next);
        long most = 0;
        for (int i = tick; i < next; i++) {
            most = Math.max(most, length(order, i, i + 1));
        }
        return most >= Wait.NOTABLE && most >= all * 0.9;
    }

    private static String figure(EventOrder order, int tick, int next) {
        return "+" + Units.duration(length(order, tick, next));
    }

    private static long length(EventOrder order, int tick, int next) {
        return Math.round(order.instant(next) - order.instant(tick));
    }
}
