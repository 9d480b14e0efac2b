package loopscope.ui.canvas;

import loopscope.picture.layout.Layout;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.timeline.lanes.ClientLane;
import loopscope.trace.Connection;

import java.util.function.Predicate;

/** Tints the lanes of the selected client on every stage, and marks the lane that keys walk. */
final class SelectionPainter {
    private static final double BAR = 4;
    private static final double TINT = 0.10;

    private SelectionPainter() {}

    /**
     * Paints on a picture.
     *
     * @param chosen whether a client is the selected one
     * @param threads the threads whose lane is walked; where there are none, the client's is
     */
    static void paint(
            Surface surface,
            Layout layout,
            Theme theme,
            Predicate<? super Connection> chosen,
            EventNavigator.ThreadChoice threads) {
        int ink = theme.of(Tone.BADGE_MULTIPLEXED);
        for (int stage = 0; stage < layout.stages().size(); stage++) {
            for (Layout.Row row : layout.stages().get(stage).rows()) {
                ClientLane lane = row.client();
                boolean client = lane != null && chosen.test(lane.connection());
                boolean thread = threads.is(stage, row);
                if (client || thread) {
                    int tint = Colour.withOpacity(ink, TINT);
                    surface.rect(0, row.top(), Layout.HEAD - 4, row.height() - 1, tint);
                }
                if (thread || (client && threads.threads().isEmpty())) {
                    surface.rect(0, row.top(), BAR, row.height() - 1, ink);
                }
            }
        }
    }
}
