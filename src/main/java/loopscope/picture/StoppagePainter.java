package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.Stoppages;
import loopscope.timeline.words.StoppageWords;

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
        Stoppages.View all = rows.stage().lanes().stoppages().view();
        for (int row = 0; row < all.size() && !rows.rows().isEmpty(); row++) {
            double from = pen.x(all.from(row));
            double to = Math.max(from + LEAST, pen.x(all.to(row)));
            if (to >= Layout.HEAD && from <= pen.right()) {
                cover(from, to, all.length(row));
            }
        }
    }

    private void cover(double from, double to, long length) {
        double top = rows.rows().getFirst().top();
        double height = rows.rows().getLast().bottom() - top;
        HoldPainter.box(pen, from, top, to - from, height);
        double left = Math.max(from, Layout.HEAD) + AIR;
        double room = Math.min(to, pen.right()) - AIR - left;
        String words = Text.firstToFit(TextStyle.SMALL, room, StoppageWords.over(length));
        pen.write(words, TextStyle.SMALL, left, top + height / 2, pen.of(Tone.NOTICE_INK));
    }
}
