package loopscope.picture.layout;

import loopscope.picture.LegendPainter;

/**
 * What is below the ruler in the window, and what of it gives way: the picture is there for its
 * lanes.
 *
 * <pre>
 *   room enough       →  legend in as many lines as it takes, strip with the whole run
 *   less              →  legend in fewer lines, down to one
 *   less              →  no strip
 *   hardly any        →  nothing
 * </pre>
 *
 * @param lines of the legend, at most; what they have no room for is left out
 * @param strip height of the strip with the whole run, in pixels; 0 for none
 */
public record Below(int lines, double strip) {
    /** What a capture has: it is as high as it needs. */
    static final Below OF_CAPTURE = new Below(LegendPainter.MOST, 0);

    private static final Below NOTHING = new Below(0, 0);

    /**
     * As much as there is room for.
     *
     * @param room in pixels that the lanes can do without
     */
    static Below in(double room) {
        for (int lines = LegendPainter.MOST; lines > 0; lines--) {
            Below both = new Below(lines, Layout.STRIP);
            if (both.height() <= room) {
                return both;
            }
        }
        Below legend = new Below(1, 0);
        return legend.height() <= room ? legend : NOTHING;
    }

    /** Its height, in pixels. */
    double height() {
        return LegendPainter.height(lines) + strip;
    }
}
