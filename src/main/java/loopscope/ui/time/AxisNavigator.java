package loopscope.ui.time;

import loopscope.timeline.axis.Axis;

/**
 * The part of one kind of axis that is in view, and how it moves.
 *
 * <p>In all methods {@code now} is the end of what is shown, times are nanoseconds since the run's
 * zero, and {@code width} is the lanes' width in pixels; pixels count from the lanes' left edge.
 */
interface AxisNavigator {
    /** The part of the width right of now that stays empty while live, so that now is in view. */
    double AHEAD = 0.03;

    /** The part of the width that stays filled with the run, however far the user pans. */
    double KEPT = 0.1;

    /** The view while it follows now. */
    Axis following(long now, double width);

    /** The view while it does not follow now. */
    Axis standing(long now, double width);

    /** Stops at the times of an axis. */
    void stand(Axis axis, long now);

    /** Keeps a time at its pixel when events before or after it appear or disappear. */
    void holdOn(double time, long now, double width);

    /** Shows a stretch of time, as closely as the axis can. */
    void show(double from, double to, long now, double width);

    /** Centres a time, at the present zoom. */
    void centre(double time, long now, double width);

    /** Shows the usual stretch of the run while it follows now. */
    void usual();

    /** Begins the view at a time while it follows now, and keeps that time in view. */
    void followFrom(double time);

    /** Shows the whole run, or as much of it as the axis can, also while it follows now. */
    void fit(long now, double width);

    /**
     * Zooms in (factor above 1) or out.
     *
     * @param x the pixel whose time stays in place; while following, the right edge does instead
     */
    void zoom(double x, double factor, boolean following, long now, double width);

    /** Pans by pixels; a positive number moves to later times. */
    void pan(double pixels, long now, double width);
}
