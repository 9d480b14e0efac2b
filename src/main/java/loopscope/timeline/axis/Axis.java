package loopscope.timeline.axis;

/**
 * Where a moment is on the lanes: a map from time to pixels that never runs backwards, the same for
 * every stage, so that one moment is one place.
 *
 * <p>Times are nanoseconds since the run's zero; pixels count from the left edge of the lanes.
 */
public sealed interface Axis permits Viewport, EventOrder {
    /** How many pixels there are. */
    double width();

    /** The time at the left edge. */
    double from();

    /** The time at the right edge. */
    double to();

    /** Where a time is; outside of 0 to width when it is not seen. */
    double x(double time);

    /**
     * Where a moment ends: beyond its {@link #x} where the axis gives room to what took no time.
     */
    default double after(double time) {
        return x(time);
    }

    /** The time at a pixel. */
    double time(double x);

    /** Whether a time is seen. */
    default boolean shows(double time) {
        return time >= from() && time <= to();
    }

    /** Whether a time lies to the left of what is in view, or to the right of it. */
    default boolean isBeyond(double time) {
        return time < from() || time > to();
    }

    /** How exactly a moment can be pointed at, in nanoseconds; at most a millisecond. */
    long grain();

    /** What a moment is called, as exactly as it can be pointed at. */
    default String label(long time) {
        return Ticks.label(time, grain());
    }

    /** The same times on another number of pixels. */
    Axis over(double width);
}
