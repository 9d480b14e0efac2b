package loopscope.picture.layout;

/**
 * The parts below the ruler in the window. They give way where the lanes need the height.
 *
 * <pre>
 *   room enough       →  legend in as many lines as it takes, strip with the whole run
 *   less              →  legend in fewer lines, down to one
 *   less              →  no strip
 *   hardly any        →  nothing
 * </pre>
 *
 * @param lines of the legend; entries that do not fit are left out
 * @param strip height of the strip with the whole run, in pixels; 0 for none
 */
public record FooterLayout(int lines, double strip) {
    /** From one line of the legend to the next, in pixels. */
    public static final double LINE = 20;

    /** From the legend's upper edge to the middle of its first line, in pixels. */
    public static final double FIRST = 12;

    /** As many lines as the legend of the window has at most. */
    public static final int MOST = 3;

    /** Above the middle of the legend's first line and below that of its last, together. */
    private static final double EDGES = FIRST + 10;

    /** The footer of a window that has height enough. */
    static final FooterLayout WHOLE = new FooterLayout(MOST, Layout.STRIP);

    private static final FooterLayout NOTHING = new FooterLayout(0, 0);

    /** The footer of a capture, which is as high as it needs. */
    static FooterLayout ofCapture(int lines) {
        return new FooterLayout(lines, 0);
    }

    /**
     * The largest footer that fits in the window.
     *
     * @param room in pixels that the lanes can do without
     */
    static FooterLayout in(double room) {
        for (int lines = MOST; lines > 0; lines--) {
            FooterLayout both = new FooterLayout(lines, Layout.STRIP);
            if (both.height() <= room) {
                return both;
            }
        }
        FooterLayout legend = new FooterLayout(1, 0);
        return legend.height() <= room ? legend : NOTHING;
    }

    /** Its height, in pixels. */
    public double height() {
        return legend() + strip;
    }

    private double legend() {
        return lines == 0 ? 0 : EDGES + LINE * (lines - 1);
    }
}
