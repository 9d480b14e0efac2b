package loopscope.ui.canvas;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.ClientLane;
import loopscope.trace.Connection;

import java.util.function.Predicate;

/** Marks the lanes of the selected client, on every stage. */
final class SelectionPainter {
    private static final double BAR = 4;
    private static final double TINT = 0.10;

    private SelectionPainter() {}

    static void paint(
            Surface surface, Layout layout, Theme theme, Predicate<? super Connection> chosen) {
        int ink = theme.of(Tone.BADGE_MULTIPLEXED);
        for (Layout.StageRows stage : layout.stages()) {
            for (Layout.Row row : stage.rows()) {
                ClientLane lane = row.client();
                if (lane != null && chosen.test(lane.connection())) {
                    double height = row.height() - 1;
                    int tint = Colour.withOpacity(ink, TINT);
                    surface.rect(0, row.top(), Layout.HEAD - 4, height, tint);
                    surface.rect(0, row.top(), BAR, height, ink);
                }
            }
        }
    }
}
