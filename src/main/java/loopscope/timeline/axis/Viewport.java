package loopscope.timeline.axis;

/**
 * The linear axis: a stretch of time on a number of pixels.
 *
 * @param from the time at the left edge, in nanoseconds since the run's zero
 * @param nanosPerPixel nanoseconds that a pixel stands for; positive
 * @param width in pixels
 */
public record Viewport(double from, double nanosPerPixel, double width) implements Axis {
    /** The closest zoom: a pixel stands for this many nanoseconds. */
    public static final double CLOSEST = 10;

    /** The widest zoom: a pixel stands for a minute. */
    public static final double WIDEST = 60e9;

    public Viewport {
        nanosPerPixel = Math.clamp(nanosPerPixel, CLOSEST, WIDEST);
        width = Math.max(1, width);
    }

    /** Shows everything between two times. */
    public static Viewport between(double from, double to, double width) {
        return new Viewport(from, Math.max(1, to - from) / Math.max(1, width), width);
    }

    @Override
    public double to() {
        return from + nanosPerPixel * width;
    }

    @Override
    public double x(double time) {
        return (time - from) / nanosPerPixel;
    }

    @Override
    public double time(double x) {
        return from + x * nanosPerPixel;
    }

    /**
     * Zooms in (factor above 1) or out; the time at a pixel stays where it is.
     *
     * @param x the pixel that stays
     */
    public Viewport zoomed(double x, double factor) {
        double scale = Math.clamp(nanosPerPixel / factor, CLOSEST, WIDEST);
        return new Viewport(time(x) - x * scale, scale, width);
    }

    /** Moves by pixels: a positive number shows later times. */
    public Viewport panned(double pixels) {
        return new Viewport(from + pixels * nanosPerPixel, nanosPerPixel, width);
    }

    /** The same scale, with a time at the right edge. */
    public Viewport endingAt(double time) {
        return new Viewport(time - nanosPerPixel * width, nanosPerPixel, width);
    }

    @Override
    public long grain() {
        return (long) Math.clamp(nanosPerPixel, 1, 1_000_000);
    }

    @Override
    public Viewport over(double width) {
        return between(from, to(), width);
    }
}
