package loopscope.ui;

import loopscope.timeline.Viewport;

import java.util.OptionalLong;

/**
 * Which stretch of time is looked at. It moves only the eyes: recording goes on whatever they do.
 *
 * <pre>
 *            pan, pause
 *   live  ─────────────►  paused at T      live: the right edge follows now
 *         ◄─────────────                   paused: nothing moves; later than T is not drawn
 *              live
 * </pre>
 *
 * All times are nanoseconds since the run's zero.
 */
final class Eyes {
    /** So much time is seen at first ... */
    static final double FIRST_SPAN = 10e9;

    /** ... and so much when the run has grown: beyond it the picture scrolls. */
    static final double USUAL_SPAN = 30e9;

    /** The part of the picture right of now that stays empty while live, so that now is seen. */
    private static final double AHEAD = 0.03;

    /** The part of the picture that must stay within what happened, however far one pans. */
    private static final double KEPT = 0.1;

    private static final double WIDEST_SPAN = 86_400e9;

    private double least = FIRST_SPAN;
    private double most = USUAL_SPAN;
    private OptionalLong pausedAt = OptionalLong.empty();
    private OptionalLong cursor = OptionalLong.empty();
    private Viewport still = Viewport.between(0, FIRST_SPAN, 1);

    /** Whether the picture follows now. */
    boolean isLive() {
        return pausedAt.isEmpty();
    }

    /** Up to when things are drawn. */
    long now(long recorded) {
        return pausedAt.orElse(recorded);
    }

    /** What is seen, on lanes of a width. */
    Viewport view(long recorded, double width) {
        if (!isLive()) {
            return Viewport.between(still.from(), still.to(), width);
        }
        double seen = Math.clamp(recorded / (1 - AHEAD), least, most);
        double to = Math.max(seen, recorded + AHEAD * seen);
        return Viewport.between(to - seen, to, width);
    }

    /** The moment that is spoken of, where the user chose one. */
    OptionalLong cursor() {
        return cursor;
    }

    /** Speaks of the moment at a pixel of the lanes, as far as it has come. */
    void point(double x, long recorded, double width) {
        long time = Math.round(view(recorded, width).time(x));
        cursor = OptionalLong.of(Math.clamp(time, 0, now(recorded)));
    }

    /** Speaks of a moment, and looks where it is; unless it is seen already, this leaves live. */
    void pointAt(long time, long recorded, double width) {
        cursor = OptionalLong.of(Math.clamp(time, 0, now(recorded)));
        Viewport seen = view(recorded, width);
        if (!seen.shows(time)) {
            pause(recorded, width);
            still = kept(seen.panned(seen.x(time) - width / 2));
        }
    }

    /** Speaks of now again. */
    void unpoint() {
        cursor = OptionalLong.empty();
    }

    /** Stops following; does nothing where it has stopped. */
    void pause(long recorded, double width) {
        if (isLive()) {
            still = view(recorded, width);
            pausedAt = OptionalLong.of(recorded);
        }
    }

    /** Follows now again. */
    void follow() {
        pausedAt = OptionalLong.empty();
    }

    /** Shows everything from zero on, and while live goes on to. */
    void fit(long recorded, double width) {
        least = FIRST_SPAN;
        most = Double.MAX_VALUE;
        still = Viewport.between(0, Math.max(1e6, now(recorded) / (1 - AHEAD)), width);
    }

    /**
     * Looks closer (above 1) or wider.
     *
     * @param x the pixel whose time stays where it is; while live the right edge does instead
     */
    void zoom(double x, double factor, long recorded, double width) {
        Viewport seen = view(recorded, width);
        double span = (seen.to() - seen.from()) / factor;
        least = Math.clamp(span, Viewport.CLOSEST * width, WIDEST_SPAN);
        most = least;
        if (!isLive()) {
            still = kept(seen.zoomed(x, factor));
        }
    }

    /** Moves by pixels, a positive number to later times, and so leaves live. */
    void pan(double pixels, long recorded, double width) {
        pause(recorded, width);
        still = kept(view(recorded, width).panned(pixels));
    }

    private Viewport kept(Viewport view) {
        double part = KEPT * (view.to() - view.from());
        double latest = Math.max(0, now(0) - part);
        double earliest = part - (view.to() - view.from());
        double from = Math.max(Math.min(view.from(), latest), earliest);
        return new Viewport(from, view.nanosPerPixel(), view.width());
    }
}
