package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadRow;
import loopscope.timeline.words.StageSummary;
import loopscope.trace.Connection;

/** Draws the head of a lane: its thread or client, and the client's phase. */
final class HeadPainter {
    private static final double TWO_LINES = 30;
    private static final double ONE_LINE = 13;

    /** From the left edge: a thread's name, a client's badge, and a client's name. */
    private record Places(double thread, double badge, double words) {}

    private static final Places USUAL = new Places(16, 26, 44);
    private static final Places NARROW = new Places(10, 17, 32);

    /** Heads narrower than this have less air, in pixels. */
    private static final double WIDE = 140;

    private final Pen pen;
    private final Places places;

    HeadPainter(Pen pen) {
        this.pen = pen;
        places = pen.head < WIDE ? NARROW : USUAL;
    }

    void threads(Layout.Row row, ThreadRow threads) {
        words(
                row,
                places.thread(),
                threads.name(),
                Units.count(threads.calls(pen.spec.now()), "call"));
    }

    void client(Lanes lanes, Layout.Row row, ClientLane client) {
        Connection connection = lanes.trace().connections().latest(client.connection());
        int hue = Pen.hue(connection);
        double radius = Math.min(9, row.height() / 2 - 0.5);
        int ink = pen.theme.clientInk(hue);
        if (radius < 5) {
            pen.surface.rect(places.badge() - 4, row.middle() - radius, 8, 2 * radius, ink);
            return;
        }
        pen.surface.circle(places.badge(), row.middle(), radius, ink, Colour.NONE, 0);
        String glyph = connection.name();
        double size = Math.min(radius * 1.25, glyph.length() > 1 ? 9 : 11);
        TextStyle style = TextStyle.sans(size, TextStyle.Weight.BOLD);
        double baseline = row.middle() + size * 0.36;
        int ground = pen.of(Tone.GROUND);
        pen.surface.text(glyph, places.badge(), baseline, style, ground, Anchor.MIDDLE);
        // One line has no room for the word "client".
        boolean usual = !connection.isOutsider() && connection.label().isEmpty();
        boolean plain = usual && row.height() < TWO_LINES;
        String name = plain ? connection.name() : connection.title();
        words(row, places.words(), name, StageSummary.standing(lanes, client, pen.spec.instant()));
    }

    private void words(Layout.Row row, double x, String name, String standing) {
        double room = pen.head - x - 6;
        if (row.height() >= TWO_LINES) {
            write(name, Pen.NAME, x, row.middle() - 7, Tone.INK, room);
            write(standing, TextStyle.SMALL, x, row.middle() + 8, Tone.DIM_INK, room);
        } else if (row.height() >= ONE_LINE) {
            TextStyle style = TextStyle.sans(11, TextStyle.Weight.SEMIBOLD);
            write(name, style, x, row.middle(), Tone.INK, room);
            double used = Text.width(name, style) + 8;
            String words = firstWords(standing, room - used);
            if (room - used > 40 && !isTorn(words, room - used)) {
                write(words, TextStyle.SMALL, x + used, row.middle(), Tone.DIM_INK, room - used);
            }
        }
    }

    /** All of it where there is room, or without its last part. */
    private static String firstWords(String standing, double room) {
        int last = standing.lastIndexOf(" · ");
        boolean whole = last < 0 || Text.width(standing, TextStyle.SMALL) <= room;
        return whole ? standing : standing.substring(0, last);
    }

    /** Whether it begins with a number that would lose its unit. */
    private static boolean isTorn(String standing, double room) {
        return Character.isDigit(standing.charAt(0))
                && Text.width(standing, TextStyle.SMALL) > room;
    }

    private void write(
            String text, TextStyle style, double x, double middle, Tone tone, double room) {
        String fitted = Text.fit(text, style, room);
        double baseline = middle + style.size() * 0.36;
        pen.surface.text(fitted, x, baseline, style, pen.of(tone), Anchor.START);
    }
}
