package loopscope.timeline.axis;

/**
 * A map from time to pixels that never runs backwards. All stages share one, so that an instant is
 * at the same place on each.
 *
 * <p>Times are nanoseconds since the run's zero; pixels count from the left edge of the lanes.
 */
public sealed interface Axis permits Viewport, EventOrder {
    /** The width in pixels. */
    double width();

    /** The time at the left edge. */
    double from();

    /** The time at the right edge. */
    double to();

    /** The pixel of a time; outside of 0 to width when it is not in view. */
    double x(double time);

    /**
     * The pixel where an instant ends: right of its {@link #x} where the axis gives room to steps
     * that took no time.
     */
    default double after(double time) {
        return x(time);
    }

    /** The time at a pixel. */
    double time(double x);

    /** Whether a time is in view. */
    default boolean shows(double time) {
        return time >= from() && time <= to();
    }

    /** Whether a time lies to the left of what is in view, or to the right of it. */
    default boolean isBeyond(double time) {
        return time < from() || time > to();
    }

    /** How exactly an instant can be pointed at, in nanoseconds; at most a millisecond. */
    long grain();

    /** The label of an instant, as exact as it can be pointed at. */
    default String label(long time) {
        return Ticks.label(time, grain());
    }

    /** The same times on another number of pixels. */
    Axis over(double width);
}
