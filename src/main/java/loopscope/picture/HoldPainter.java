package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.Holds;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.words.CallWords;

/**
 * Draws the times at which the gate held a thread: an empty frame in the colour of the notice that
 * says so. A hold is neither work nor a wait of the server's, and so neither solid nor hatched.
 */
final class HoldPainter {
    private static final double AIR = 8;

    private final Pen pen;
    private final Lanes lanes;
    private final Layout.Row row;
    private final double top;
    private final double height;
    private final ThreadLane thread;

    /**
     * Draws on a thread's row.
     *
     * @param top the upper edge of what is drawn
     * @param height of what is drawn
     */
    HoldPainter(
            Pen pen, Lanes lanes, Layout.Row row, double top, double height, ThreadLane thread) {
        this.pen = pen;
        this.lanes = lanes;
        this.row = row;
        this.top = top;
        this.height = height;
        this.thread = thread;
    }

    /** The look of a hold. */
    static void box(Pen pen, double x, double top, double width, double height) {
        int edge = pen.of(Tone.NOTICE_INK);
        pen.surface.rect(x, top, width, height, edge);
        if (width > 2 && height > 2) {
            pen.surface.rect(x + 1, top + 1, width - 2, height - 2, pen.of(Tone.NOTICE));
        }
    }

    /** Whether the thread was held for at least half of the time between two x. */
    boolean fills(double from, double to) {
        double begin = pen.view().time(from - pen.head);
        double end = pen.view().time(to - pen.head);
        double held = thread.holds().length(begin, end);
        return held > 0 && 2 * held >= end - begin;
    }

    /** Draws the holds between two x, in which the thread made no call. */
    void paint(double from, double to) {
        Holds.View holds = thread.holds().view();
        long begin = (long) pen.view().time(from - pen.head);
        long end = (long) pen.view().time(to - pen.head);
        int hold = holds.firstEndingAfter(begin);
        for (; hold < holds.size() && holds.from(hold) < end; hold++) {
            double left = Math.max(from, pen.x(holds.from(hold)));
            long until = holds.to(hold);
            double right = until == ThreadLane.OPEN ? to : Math.min(to, pen.x(until));
            if (right - left >= Pen.LEAST) {
                draw(left, right - left);
                label(holds, hold, left, right);
            }
        }
    }

    /** Draws many calls, each of them held, that are too short to be told apart. */
    void merged(double from, double width, long calls) {
        draw(from, width);
        String count = Units.times(calls);
        if (!write(count + " calls, held before each", from, from + width)) {
            boolean _ = write(count + " held", from, from + width);
        }
    }

    private void draw(double x, double width) {
        pen.keys.add(LegendEntry.HELD);
        box(pen, x, top, width, height);
    }

    private void label(Holds.View holds, int hold, double from, double to) {
        long length = pen.lasted(holds.from(hold), holds.to(hold));
        String before =
                "held before " + CallWords.call(lanes, holds.op(hold), holds.connection(hold));
        if (!write(before + ", " + Units.duration(length), from, to) && !write(before, from, to)) {
            boolean _ = write("held", from, to);
        }
    }

    private boolean write(String text, double from, double to) {
        double width = Text.width(text, TextStyle.SMALL);
        double x = (from + to - width) / 2;
        boolean fits = row.isLabelled() && Text.room(text, TextStyle.SMALL) + AIR <= to - from;
        int ink = pen.of(Tone.NOTICE_INK);
        return fits && pen.writeOnBar(text, TextStyle.SMALL, x, row.middle(), height - 2, ink);
    }
}
