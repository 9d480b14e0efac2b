package loopscope.picture.surface;

/**
 * Draws at another place and size on a surface: a picture within a picture.
 *
 * <p>A hatch keeps its stripes and a line broken into dashes keeps their lengths, so that both are
 * still seen where all else is small. Confined to the thread of the surface below.
 */
public final class ScaledSurface implements Surface {
    private final Surface on;
    private final double scale;
    private final double dx;
    private final double dy;

    /**
     * @param on the surface that is drawn on
     * @param scale its pixels for each pixel of this one; more than 0
     * @param dx where this one's left edge is on it
     * @param dy where this one's upper edge is on it
     */
    public ScaledSurface(Surface on, double scale, double dx, double dy) {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("A scale is more than 0, not " + scale);
        }
        this.on = on;
        this.scale = scale;
        this.dx = dx;
        this.dy = dy;
    }

    private double x(double x) {
        return dx + x * scale;
    }

    private double y(double y) {
        return dy + y * scale;
    }

    @Override
    public void rect(double x, double y, double w, double h, int fill) {
        on.rect(x(x), y(y), w * scale, h * scale, fill);
    }

    @Override
    public void roundRect(
            double x,
            double y,
            double w,
            double h,
            double radius,
            int fill,
            int stroke,
            double strokeWidth) {
        on.roundRect(
                x(x),
                y(y),
                w * scale,
                h * scale,
                radius * scale,
                fill,
                stroke,
                strokeWidth * scale);
    }

    @Override
    public void line(
            double x1, double y1, double x2, double y2, int colour, double width, Dash dash) {
        on.line(x(x1), y(y1), x(x2), y(y2), colour, width * scale, dash);
    }

    @Override
    public void circle(
            double x, double y, double radius, int fill, int stroke, double strokeWidth) {
        on.circle(x(x), y(y), radius * scale, fill, stroke, strokeWidth * scale);
    }

    @Override
    public void path(
            Path path,
            double pathX,
            double pathY,
            int fill,
            int stroke,
            double strokeWidth,
            Dash dash) {
        on.path(scaled(path), x(pathX), y(pathY), fill, stroke, strokeWidth * scale, dash);
    }

    private Path scaled(Path path) {
        if (scale == 1) {
            return path;
        }
        Path scaled = new Path();
        int at = 0;
        for (int i = 0; i < path.size(); i++) {
            at = add(path, i, at, scaled);
        }
        return scaled;
    }

    /** Adds a step, whose coordinates begin at an index; returns where those of the next begin. */
    private int add(Path path, int step, int at, Path scaled) {
        switch (path.step(step)) {
            case MOVE -> scaled.moveTo(part(path, at), part(path, at + 1));
            case LINE -> scaled.lineTo(part(path, at), part(path, at + 1));
            case CURVE ->
                    scaled.curveTo(
                            part(path, at),
                            part(path, at + 1),
                            part(path, at + 2),
                            part(path, at + 3),
                            part(path, at + 4),
                            part(path, at + 5));
            case CLOSE -> scaled.close();
        }
        return at + path.step(step).coordinates();
    }

    private double part(Path path, int coordinate) {
        return path.coordinate(coordinate) * scale;
    }

    @Override
    public void hatch(double x, double y, double w, double h, Hatch hatch) {
        on.hatch(x(x), y(y), w * scale, h * scale, hatch);
    }

    @Override
    public void text(
            String text, double x, double baseline, TextStyle style, int colour, Anchor anchor) {
        TextStyle small =
                scale == 1
                        ? style
                        : new TextStyle(style.family(), style.size() * scale, style.weight());
        on.text(text, x(x), y(baseline), small, colour, anchor);
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        on.clip(x(x), y(y), w * scale, h * scale);
    }

    @Override
    public void unclip() {
        on.unclip();
    }

    @Override
    public void group(String title) {
        on.group(title);
    }

    @Override
    public void endGroup() {
        on.endGroup();
    }
}
