package loopscope.picture.surface;

/**
 * The look of a wait: stripes rising to the right, 2.2 px thick, over a light tint of the same
 * colour.
 *
 * <pre>
 *   ╱ ╱ ╱ ╱ ╱
 *  ╱ ╱ ╱ ╱ ╱     one stripe each {@link #PERIOD} px along either axis
 * </pre>
 *
 * The stripes start from the picture's origin, not from the box: boxes that touch join without a
 * seam. With a known ground stripes and tint are opaque, which the canvas paints at twice the speed
 * of translucent ones.
 *
 * @param colour the colour of the client that is waited for
 * @param ground the opaque colour below, or {@link Colour#NONE} to let what is below shine through
 */
public record Hatch(int colour, int ground) {
    /** Distance of two stripes along x, and along y, in pixels (7 px across the stripes). */
    public static final int PERIOD = 10;

    /** Thickness of a stripe across, in pixels. */
    public static final double THICKNESS = 2.2;

    private static final double STRIPE_OPACITY = 0.75;
    private static final double TINT_OPACITY = 0.16;

    /** The colour of a stripe as painted. */
    public int stripe() {
        return laid(STRIPE_OPACITY);
    }

    /** The colour between stripes as painted. */
    public int tint() {
        return laid(TINT_OPACITY);
    }

    private int laid(double opacity) {
        int translucent = Colour.withOpacity(colour, opacity);
        return ground == Colour.NONE ? translucent : Colour.over(translucent, ground);
    }
}
