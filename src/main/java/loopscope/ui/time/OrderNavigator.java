package loopscope.ui.time;

import loopscope.timeline.axis.Axis;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.axis.EventOrder.Look;
import loopscope.timeline.lanes.StageRecord;

import java.util.List;
import java.util.function.Supplier;

/** The view in event order. It reads a bounded number of events, however long the run. */
final class OrderNavigator implements AxisNavigator {
    /** Width of a step at first, in pixels; a call's name fits in. */
    static final double USUAL_STEP = 56;

    /** Tolerance for rounding, in pixels, where the whole run just fills the lanes. */
    private static final double BY_ROUNDING = 1e-6;

    private final Supplier<List<StageRecord>> stages;
    private double step = USUAL_STEP;
    private Look still = new Look(0, 0, USUAL_STEP);

    /**
     * A view at zero.
     *
     * @param stages returns the stages whose events are the steps
     */
    OrderNavigator(Supplier<List<StageRecord>> stages) {
        this.stages = stages;
    }

    /** Starts at zero until the lanes are full; then now stays near the right edge. */
    @Override
    public EventOrder following(long now, double width) {
        EventOrder last = axis(new Look(now, (1 - AHEAD) * width, step), now, width);
        boolean isFull = last.x(0) < -BY_ROUNDING;
        return isFull ? last : axis(new Look(0, 0, step), now, width);
    }

    @Override
    public EventOrder standing(long now, double width) {
        return axis(still, now, width);
    }

    private EventOrder axis(Look look, long now, double width) {
        return EventOrder.of(look, stages.get(), now, width);
    }

    private static Look shifted(Look look, double pixels) {
        return new Look(look.time(), look.x() - pixels, look.step());
    }

    @Override
    public void stand(Axis axis, long now) {
        if (axis instanceof EventOrder order) {
            still = order.look();
        } else {
            show(axis.from(), axis.to(), now, axis.width());
        }
    }

    @Override
    public void holdOn(double time, long now, double width) {
        EventOrder seen = standing(now, width);
        still = new Look(time, seen.x(time), seen.look().step());
    }

    @Override
    public void show(double from, double to, long now, double width) {
        double begin = Math.max(0, from);
        double end = Math.max(begin, Math.min(to, now));
        EventOrder narrow =
                axis(new Look((begin + end) / 2, width / 2, EventOrder.NARROWEST), now, width);
        double steps = Math.max(1, (narrow.after(end) - narrow.x(begin)) / narrow.look().step());
        step = Math.min(width / steps, 2 * USUAL_STEP);
        still =
                steps * EventOrder.NARROWEST <= width
                        ? new Look(begin, 0, step)
                        : new Look((begin + end) / 2, width / 2, USUAL_STEP);
    }

    @Override
    public void centre(double time, long now, double width) {
        still = kept(new Look(time, width / 2, still.step()), now, width);
    }

    @Override
    public void usual() {
        step = USUAL_STEP;
    }

    @Override
    public void followFrom(double time) {
        // On this axis, time without events takes no room.
    }

    @Override
    public void fit(long now, double width) {
        double seen = (1 - AHEAD) * width;
        EventOrder all = axis(new Look(now, seen, EventOrder.NARROWEST), now, width);
        double steps = Math.max(1, (seen - all.x(0)) / EventOrder.NARROWEST);
        step = Math.clamp(seen / steps, EventOrder.NARROWEST, USUAL_STEP);
        still = following(now, width).look();
    }

    @Override
    public void zoom(double x, double factor, boolean following, long now, double width) {
        EventOrder seen = following ? following(now, width) : standing(now, width);
        step = Math.clamp(seen.look().step() * factor, EventOrder.NARROWEST, EventOrder.BROADEST);
        if (!following) {
            double time = seen.time(x);
            double beside = (x - seen.x(time)) * step / seen.look().step();
            still = kept(new Look(time, x - beside, step), now, width);
        }
    }

    @Override
    public void pan(double pixels, long now, double width) {
        still = kept(shifted(still, Math.clamp(pixels, -width, width)), now, width);
    }

    /** Anchors a view at its middle, and keeps a part of the run in view. */
    private Look kept(Look look, long now, double width) {
        double least = KEPT * width;
        EventOrder axis = axis(look, now, width);
        double first = axis.x(0);
        double last = axis.x(now);
        double off = first > width - least ? first - width + least : Math.min(0, last - least);
        double middle = axis.time(width / 2 + off);
        return new Look(middle, axis.x(middle) - off, look.step());
    }
}
