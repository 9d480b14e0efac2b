package loopscope.picture;

import loopscope.timeline.StoppageWords;
import loopscope.timeline.Stoppages;
import loopscope.trace.Rows;

/** Covers the times in which this program was stopped: what happened then is not known. */
final class StoppagePainter {
    private static final double LEAST = 4;
    private static final double AIR = 8;

    private final Pen pen;
    private final Layout.StageRows rows;

    StoppagePainter(Pen pen, Layout.StageRows rows) {
        this.pen = pen;
        this.rows = rows;
    }

    void paint() {
        Rows.View all = rows.stage().lanes().stoppages().rows();
        for (int row = 0; row < all.size(); row++) {
            double from = pen.x(all.get(row, Stoppages.FROM));
            double to = Math.max(from + LEAST, pen.x(all.get(row, Stoppages.TO)));
            if (to >= Layout.HEAD && from <= pen.right()) {
                cover(from, to, StoppageWords.over(all.get(row, Stoppages.LENGTH)));
            }
        }
    }

    private void cover(double from, double to, String words) {
        double height = rows.bottom() - rows.top();
        HoldPainter.box(pen, from, rows.top(), to - from, height);
        double left = Math.max(from, Layout.HEAD) + AIR;
        String fitted = Text.fit(words, Pen.SMALL, Math.min(to, pen.right()) - AIR - left);
        double middle = rows.top() + height / 2;
        pen.write(fitted, Pen.SMALL, left, middle, pen.of(Tone.NOTICE_INK));
    }
}
