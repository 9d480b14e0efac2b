package loopscope.picture;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.ClientLane;
import loopscope.trace.state.Goodbye;

/** Draws how a client left, as a shape where its line ends. */
final class GoodbyePainter {
    private final Pen pen;
    private final Layout.Row row;
    private final ClientLane lane;

    GoodbyePainter(Pen pen, Layout.Row row, ClientLane lane) {
        this.pen = pen;
        this.row = row;
        this.lane = lane;
    }

    /** Keeps words off the shape. */
    void reserve() {
        if (isSeen()) {
            double reach = reach();
            double x = pen.x(lane.goodbyeTime());
            pen.labels.reserve(x - reach, row.middle() - reach, 2 * reach, 2 * reach);
        }
    }

    /** Whether there is a line that ends in view. */
    private boolean isSeen() {
        long time = lane.goodbyeTime();
        return time <= pen.spec.now()
                && pen.view().shows(time)
                && lane.goodbye() != Goodbye.UNCONNECTED;
    }

    private double reach() {
        return Math.min(10, row.height() / 2 - 1);
    }

    void paint() {
        if (!isSeen()) {
            return;
        }
        double x = pen.x(lane.goodbyeTime());
        int ink = pen.theme.client(Pen.hue(lane.connection()));
        double reach = reach();
        if (lane.goodbye().isReset()) {
            pen.keys.add(LegendEntry.RESET);
            int red = pen.of(Tone.WAITS);
            double arm = reach * 0.6;
            pen.surface.line(
                    x - arm, row.middle() - arm, x + arm, row.middle() + arm, red, 2.4, Dash.SOLID);
            pen.surface.line(
                    x - arm, row.middle() + arm, x + arm, row.middle() - arm, red, 2.4, Dash.SOLID);
        } else if (lane.goodbye() == Goodbye.HALF_CLOSED) {
            pen.keys.add(LegendEntry.HALF_CLOSED);
            pen.surface.clip(x - reach, row.top(), reach, row.height());
            pen.surface.circle(x, row.middle(), reach * 0.7, ink, Colour.NONE, 0);
            pen.surface.unclip();
        } else if (lane.goodbye() == Goodbye.ENDED) {
            pen.keys.add(LegendEntry.ENDED);
            pen.surface.roundRect(
                    x - 3, row.middle() - reach, 5, 2 * reach, 0, pen.of(Tone.GROUND), ink, 1.4);
        } else {
            pen.keys.add(LegendEntry.CLOSED);
            pen.surface.rect(x - 2, row.middle() - reach, 4, 2 * reach, ink);
        }
    }
}
