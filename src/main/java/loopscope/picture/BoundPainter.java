package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Dash;
import loopscope.timeline.lanes.Wait;

/**
 * Draws how much earlier than its mark something may have happened that only the server's side
 * shows: a dotted lead from the earliest time to the foot of the mark.
 */
final class BoundPainter {
    /** From the foot of the mark to the lead, which no words of its chip meet, in pixels. */
    private static final double BELOW = 0.6;

    private final Pen pen;
    private final Layout.Row row;
    private final int ink;

    BoundPainter(Pen pen, Layout.Row row, int ink) {
        this.pen = pen;
        this.row = row;
        this.ink = ink;
    }

    /**
     * Draws the lead, where it is notable and wide enough to be seen.
     *
     * @param earliest nanoseconds since the run's zero; {@code latest}, the time of the mark, too
     * @param height of the mark, in pixels
     */
    void paint(long earliest, long latest, double height) {
        double from = Math.max(pen.head, pen.x(earliest));
        double to = Math.min(pen.right(), pen.x(latest));
        if (Wait.isNotable(latest - earliest) && to - from >= Pen.LEAST) {
            pen.keys.add(LegendEntry.BOUND);
            double y = row.middle() + height / 2 + BELOW;
            for (double[] part : pen.labels.freeBetween(from, y, to, y)) {
                dots(pen, part[0], part[2], y, ink);
            }
            begin(pen, from, y, ink);
        }
    }

    static void lead(Pen pen, double from, double to, double y, int ink) {
        dots(pen, from, to, y, ink);
        begin(pen, from, y, ink);
    }

    private static void dots(Pen pen, double from, double to, double y, int ink) {
        pen.surface.line(from, y, to, y, ink, 1.2, Dash.DOTTED);
    }

    private static void begin(Pen pen, double x, double y, int ink) {
        pen.surface.rect(x, y - 3, 1, 4, ink);
    }
}
