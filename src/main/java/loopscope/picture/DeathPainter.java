package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.lanes.ThreadRow;

/** Draws the death of a server: a cross where its thread ended, and the reason. */
final class DeathPainter {
    private static final double LOWEST_ROW = 14;
    private static final double ARM = 6;

    /** Between the cross and its words, and at their other end. */
    private static final double AIR = 12;

    private final Pen pen;
    private final String reason;

    DeathPainter(Pen pen, String reason) {
        this.pen = pen;
        this.reason = reason;
    }

    /** Draws it at the end of a row, if its last thread has ended by now. */
    void paint(Layout.Row row, ThreadRow threads) {
        ThreadLane last = threads.threads().getLast();
        if (last.ended() > pen.spec.now() || row.height() < LOWEST_ROW) {
            return;
        }
        int red = pen.of(Tone.WAITS);
        double end = pen.x(last.ended());
        if (end > pen.right()) {
            return;
        }
        // Whole, also where the server died at an edge of the view.
        double x = Math.clamp(end + ARM, pen.head + ARM, pen.right() - ARM);
        double y = row.middle();
        pen.surface.line(x - ARM, y - ARM, x + ARM, y + ARM, red, 3, Dash.SOLID);
        pen.surface.line(x - ARM, y + ARM, x + ARM, y - ARM, red, 3, Dash.SOLID);
        words(x, y, red);
    }

    /** To the right of the cross where there is more room, else to the left. */
    private void words(double x, double y, int red) {
        double before = x - ARM - AIR - pen.head;
        double after = pen.right() - x - ARM - AIR;
        String text = Text.fit(reason, Pen.CHIP, Math.max(before, after) - AIR);
        if (text.isEmpty()) {
            return;
        }
        double from = after >= before ? x + ARM + AIR : pen.head + AIR;
        double to = after >= before ? pen.right() - AIR : x - ARM - AIR;
        boolean _ = pen.boxedWithin(text, Pen.CHIP, from, to, y, red);
    }
}
