package loopscope.ui;

import loopscope.picture.Colour;
import loopscope.picture.Layout;
import loopscope.picture.Surface;
import loopscope.picture.Theme;
import loopscope.picture.Tone;
import loopscope.timeline.ClientLane;
import loopscope.trace.Connection;

/** Marks the lanes of the selected client, on every stage. */
final class SelectionPainter {
    private static final double BAR = 4;
    private static final double TINT = 0.10;

    private SelectionPainter() {}

    static void paint(Surface surface, Layout layout, Theme theme, int ordinal) {
        int ink = theme.of(Tone.BADGE_MULTIPLEXED);
        for (Layout.StageRows stage : layout.stages()) {
            for (Layout.Row row : stage.rows()) {
                if (ordinalOf(row) == ordinal) {
                    double height = row.height() - 1;
                    int tint = Colour.withOpacity(ink, TINT);
                    surface.rect(0, row.top(), Layout.HEAD - 4, height, tint);
                    surface.rect(0, row.top(), BAR, height, ink);
                }
            }
        }
    }

    /** The ordinal of the own client whose lane it is; -1 for any other row. */
    static int ordinalOf(Layout.Row row) {
        ClientLane lane = row.client();
        boolean own = lane != null && lane.connection().kind() == Connection.Kind.OWN;
        return own && lane != null ? lane.connection().ordinal() : -1;
    }
}
