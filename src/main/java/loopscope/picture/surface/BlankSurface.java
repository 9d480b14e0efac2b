package loopscope.picture.surface;

/** A surface on which nothing is seen, for what is known only once a picture is drawn. */
public final class BlankSurface implements Surface {
    @Override
    public void rect(double x, double y, double w, double h, int fill) {}

    @Override
    public void roundRect(
            double x,
            double y,
            double w,
            double h,
            double radius,
            int fill,
            int stroke,
            double strokeWidth) {}

    @Override
    public void line(
            double x1, double y1, double x2, double y2, int colour, double width, Dash dash) {}

    @Override
    public void circle(
            double x, double y, double radius, int fill, int stroke, double strokeWidth) {}

    @Override
    public void path(
            Path path, double dx, double dy, int fill, int stroke, double strokeWidth, Dash dash) {}

    @Override
    public void hatch(double x, double y, double w, double h, Hatch hatch) {}

    @Override
    public void text(
            String text, double x, double baseline, TextStyle style, int colour, Anchor anchor) {}

    @Override
    public void clip(double x, double y, double w, double h) {}

    @Override
    public void unclip() {}
}
