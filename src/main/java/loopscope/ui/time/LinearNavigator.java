package loopscope.ui.time;

import loopscope.timeline.axis.Axis;
import loopscope.timeline.axis.Viewport;

/** The view on the linear axis. */
final class LinearNavigator implements AxisNavigator {
    /** The span in view at first, in nanoseconds. */
    static final double FIRST_SPAN = 10e9;

    /** The span in view of a longer run, in nanoseconds: beyond it the picture scrolls. */
    static final double USUAL_SPAN = 30e9;

    private static final double WIDEST_SPAN = 86_400e9;

    private double begin;
    private double least = FIRST_SPAN;
    private double most = USUAL_SPAN;
    private Viewport still = Viewport.between(0, FIRST_SPAN, 1);

    @Override
    public Viewport following(long now, double width) {
        double seen = Math.clamp((now - begin) / (1 - AHEAD), least, most);
        double to = Math.max(begin + seen, now + AHEAD * seen);
        return Viewport.between(to - seen, to, width);
    }

    @Override
    public Viewport standing(long now, double width) {
        return still.over(width);
    }

    @Override
    public void stand(Axis axis, long now) {
        still = Viewport.between(axis.from(), axis.to(), axis.width());
    }

    @Override
    public void holdOn(double time, long now, double width) {
        // On this axis, the pixel of a time does not depend on events.
    }

    @Override
    public void show(double from, double to, long now, double width) {
        still = Viewport.between(from, to, width);
    }

    @Override
    public void centre(double time, long now, double width) {
        Viewport seen = standing(now, width);
        still = kept(seen.panned(seen.x(time) - width / 2), now);
    }

    @Override
    public void usual() {
        begin = 0;
        least = FIRST_SPAN;
        most = USUAL_SPAN;
    }

    @Override
    public void followFrom(double time) {
        begin = Math.max(0, time);
        least = FIRST_SPAN;
        most = Double.MAX_VALUE;
    }

    @Override
    public void fit(long now, double width) {
        followFrom(0);
        still = Viewport.between(0, Math.max(1e6, now / (1 - AHEAD)), width);
    }

    @Override
    public void zoom(double x, double factor, boolean following, long now, double width) {
        Viewport seen = following ? following(now, width) : standing(now, width);
        double span = (seen.to() - seen.from()) / factor;
        least = Math.clamp(span, Viewport.CLOSEST * width, WIDEST_SPAN);
        most = least;
        if (!following) {
            still = kept(seen.zoomed(x, factor), now);
        }
    }

    @Override
    public void pan(double pixels, long now, double width) {
        still = kept(standing(now, width).panned(pixels), now);
    }

    private static Viewport kept(Viewport view, long now) {
        double part = KEPT * (view.to() - view.from());
        double latest = Math.max(0, now - part);
        double earliest = part - (view.to() - view.from());
        double from = Math.max(Math.min(view.from(), latest), earliest);
        return new Viewport(from, view.nanosPerPixel(), view.width());
    }
}
