package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.Stoppages;
import loopscope.timeline.words.StoppageWords;

import java.util.List;

/** Covers the times in which this program was stopped: what happened then is not known. */
final class StoppagePainter {
    private static final double LEAST = 4;
    private static final double AIR = 8;

    private final Pen pen;
    private final Layout.StageRows rows;

    /** Takes the room of what is covered: no word lies half below it. */
    StoppagePainter(Pen pen, Layout.StageRows rows) {
        this.pen = pen;
        this.rows = rows;
        forEach(
                (from, to, length) ->
                        pen.labels.reserve(from, top(), to - from, rows.bottom() - top()));
    }

    void paint() {
        forEach(this::cover);
    }

    /** A stretch that is covered, in pixels, and for how long the program was stopped. */
    private interface Cover {
        void between(double from, double to, long length);
    }

    /** Whether a stretch between two x of a stage is covered. */
    static boolean covers(Pen pen, Lanes lanes, double left, double right) {
        Stoppages.View all = lanes.stoppages().view();
        for (int row = 0; row < all.size(); row++) {
            double from = pen.x(all.from(row));
            if (from <= right && Math.max(from + LEAST, pen.x(all.to(row))) >= left) {
                return true;
            }
        }
        return false;
    }

    private void forEach(Cover cover) {
        Stoppages.View all = rows.stage().lanes().stoppages().view();
        for (int row = 0; row < all.size() && !rows.rows().isEmpty(); row++) {
            double from = pen.x(all.from(row));
            double to = Math.max(from + LEAST, pen.x(all.to(row)));
            if (to >= pen.head && from <= pen.right()) {
                cover.between(from, to, all.length(row));
            }
        }
    }

    private double top() {
        return rows.rows().getFirst().top();
    }

    private void cover(double from, double to, long length) {
        List<Layout.Row> shown = rows.rows();
        HoldPainter.box(pen, from, top(), to - from, shown.getLast().bottom() - top());
        double left = Math.max(from, pen.head) + AIR;
        double room = Math.min(to, pen.right()) - AIR - left;
        String words = Text.firstToFit(TextStyle.SMALL, room, StoppageWords.over(length));
        double middle = shown.getLast().middle();
        pen.write(words, TextStyle.SMALL, left, middle, pen.of(Tone.NOTICE_INK));
    }
}
