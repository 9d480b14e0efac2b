package loopscope.ui.time;

import loopscope.timeline.axis.Axis;

/**
 * What is looked at on one kind of axis, and how the eyes move there.
 *
 * <p>{@code now} is up to when things are shown, in nanoseconds since the run's zero; pixels count
 * from the left edge of lanes of a width.
 */
interface AxisNavigator {
    /** The part of the picture right of now that stays empty while live, so that now is seen. */
    double AHEAD = 0.03;

    /** The part of the picture that must stay within what happened, however far one pans. */
    double KEPT = 0.1;

    /** What is seen while following now. */
    Axis following(long now, double width);

    /** What is seen while the picture stands. */
    Axis standing(long now, double width);

    /** The picture stands at these times from now on. */
    void stand(Axis axis, long now);

    /** Keeps a time where it is, whatever is not there any more or not there yet. */
    void holdOn(double time, long now, double width);

    /** Looks at a stretch of time as closely as the axis can. */
    void show(double from, double to, long now, double width);

    /** Looks as closely as before, with a time in the middle. */
    void centre(double time, long now, double width);

    /** Shows the whole run, or of it what can be shown. */
    void fit(long now, double width);

    /**
     * Looks closer (above 1) or wider.
     *
     * @param x the pixel whose time stays where it is; while following the right edge does
     */
    void zoom(double x, double factor, boolean following, long now, double width);

    /** Moves by pixels, a positive number to later times. */
    void pan(double pixels, long now, double width);
}
