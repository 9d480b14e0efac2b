package loopscope.picture.surface;

/**
 * Something to draw on: few kinds of marks, so that a canvas, an SVG file or plain text can be one.
 *
 * <ul>
 *   <li>Lengths are pixels at 100%, y downwards; a size of 0 or less draws nothing; a value that is
 *       not finite is an {@link IllegalArgumentException} where the surface notices.
 *   <li>Colours are {@link Colour} ints; {@link Colour#NONE} leaves a fill or stroke out.
 *   <li>Later marks cover earlier ones.
 *   <li>Characters that can't be seen are shown as {@link Escape} writes.
 *   <li>Confined to one thread; the surface says which.
 * </ul>
 */
public interface Surface {
    /** A filled rectangle; its edges are put on whole device pixels. */
    void rect(double x, double y, double w, double h, int fill);

    /** A rectangle with round corners; the stroke lies inside its edges. */
    void roundRect(
            double x,
            double y,
            double w,
            double h,
            double radius,
            int fill,
            int stroke,
            double strokeWidth);

    /**
     * A straight line, its width spread evenly about the two ends' line; its ends are cut square.
     */
    void line(double x1, double y1, double x2, double y2, int colour, double width, Dash dash);

    /** A disc, a ring, or both; the stroke lies inside the radius. */
    void circle(double x, double y, double radius, int fill, int stroke, double strokeWidth);

    /** An outline moved by (dx, dy); the stroke runs along it. */
    void path(Path path, double dx, double dy, int fill, int stroke, double strokeWidth, Dash dash);

    /** A rectangle hatched as a wait; its edges are put on whole device pixels. */
    void hatch(double x, double y, double w, double h, Hatch hatch);

    /** One line of text, never wrapped nor shortened (see {@link Text#fit}). */
    void text(String text, double x, double baseline, TextStyle style, int colour, Anchor anchor);

    /**
     * Until the matching {@link #unclip}, marks show only inside the rectangle (and outer clips).
     */
    void clip(double x, double y, double w, double h);

    /** Ends the innermost {@link #clip}. */
    void unclip();

    /** Names the marks up to the matching {@link #endGroup}, for screen readers. */
    default void group(String title) {}

    /** Ends the innermost {@link #group}. */
    default void endGroup() {}
}
