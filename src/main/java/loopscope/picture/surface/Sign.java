package loopscope.picture.surface;

/**
 * The few signs the bundled sans has no glyph for (▸ ◂ ▾ ⧗), as outlines, so that they look the
 * same on every surface and machine. Each is 8 px wide and high, its left end on x = 0, its bottom
 * on the baseline y = 0.
 */
public final class Sign {
    /** Side of the square a sign lies in, in pixels. */
    public static final double SIZE = 8;

    /** ▸ a client says something. */
    public static final Path SAYS =
            new Path().moveTo(1, -7.5).lineTo(7.5, -4).lineTo(1, -0.5).close();

    /** ◂ a client hears something back. */
    public static final Path HEARS =
            new Path().moveTo(7, -7.5).lineTo(0.5, -4).lineTo(7, -0.5).close();

    /** ▾ there is more below. */
    public static final Path MORE =
            new Path().moveTo(0.5, -6.5).lineTo(7.5, -6.5).lineTo(4, -1.5).close();

    /** An hourglass: a time limit was over. */
    public static final Path TIME_OVER =
            new Path().moveTo(1, -8).lineTo(7, -8).lineTo(1, 0).lineTo(7, 0).close();

    private Sign() {}
}
