package loopscope.timeline.axis;

import loopscope.timeline.lanes.SamplingEvents;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Wait;
import loopscope.trace.Trace;

import java.util.Arrays;
import java.util.List;

/**
 * The axis of event order, for events that lie microseconds apart: each instant at which anything
 * began or ended is one step from the next, however long it is until then.
 *
 * <pre>
 *   linear        |                                  ||| |                    |
 *   event order   |     |     |     |     |     |
 *                  2.1 s  +3 µs +1 µs +9 µs 1.2 s
 * </pre>
 *
 * Between two instants time runs evenly. Something that took no time, such as putting received
 * bytes into a queue, has a step of its own too. The axis is built from the events in view, so it
 * costs the same however long the run is. Immutable.
 */
public final class EventOrder implements Axis {
    /** The least width of a step, in pixels. */
    public static final double NARROWEST = 4;

    /** The greatest width of a step, in pixels. */
    public static final double BROADEST = 400;

    private static final long MICROSECOND = 1_000;

    /** How many steps a long time without events takes, so that its length can be written there. */
    private static final double LONG = 1.75;

    /** The time a step stands for before the first event and after the last, in nanoseconds. */
    private static final double BEYOND = 1e9;

    /**
     * What is in view: a time at a distance from the left edge, and the width of a step.
     *
     * @param time nanoseconds since the run's zero
     * @param x pixels
     * @param step pixels; within {@link #NARROWEST} and {@link #BROADEST}
     */
    public record Look(double time, double x, double step) {
        public Look {
            step = Math.clamp(step, NARROWEST, BROADEST);
        }
    }

    private final Look look;
    private final double width;
    private final double[] times;
    private final double[] left;
    private final double[] right;
    private final long earlier;
    private final long later;

    private EventOrder(
            Look look, double width, Instants instants, List<StageRecord> stages, long now) {
        this.look = look;
        this.width = width;
        int size = instants.size();
        times = new double[size];
        left = new double[size];
        right = new double[size];
        double at = 0;
        for (int i = 0; i < size; i++) {
            times[i] = instants.time(i);
            left[i] = at;
            right[i] = at + look.step() * instants.instants(i);
            boolean isLong = i + 1 < size && instants.time(i + 1) - times[i] >= Wait.NOTABLE;
            at = right[i] + look.step() * (isLong ? LONG : 1);
        }
        shift(look.x() - x(look.time()));
        long before = 0;
        long after = 0;
        for (StageRecord stage : stages) {
            Trace trace = stage.trace();
            SamplingEvents.View samples = stage.samples().view();
            before += samples.others(trace.oldest(), EventSearch.firstAfter(trace, time(0)));
            long end = EventSearch.firstAfter(trace, now);
            after += samples.others(EventSearch.firstAfter(trace, time(width)), end);
        }
        earlier = before;
        later = after;
    }

    private EventOrder(EventOrder of, double width) {
        double part = width / of.width;
        this.look = new Look(of.look.time(), of.look.x() * part, of.look.step() * part);
        this.width = width;
        this.times = of.times;
        this.left = Arrays.stream(of.left).map(x -> x * part).toArray();
        this.right = Arrays.stream(of.right).map(x -> x * part).toArray();
        this.earlier = of.earlier;
        this.later = of.later;
    }

    /**
     * The axis about what is in view.
     *
     * @param stages all stages in view: an instant of one is a step for all
     * @param now the time up to which events are shown
     * @param width pixels
     */
    public static EventOrder of(Look look, List<StageRecord> stages, long now, double width) {
        double reach = Math.max(Math.abs(look.x()), Math.abs(width - look.x()));
        int count = (int) Math.ceil(reach / look.step()) + 1;
        Instants instants = Instants.about(look.time(), count, stages, now);
        return new EventOrder(look, width, instants, stages, now);
    }

    private void shift(double pixels) {
        for (int i = 0; i < times.length; i++) {
            left[i] += pixels;
            right[i] += pixels;
        }
    }

    /** What is in view. */
    public Look look() {
        return look;
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double from() {
        return time(0);
    }

    @Override
    public double to() {
        return time(width);
    }

    @Override
    public double x(double time) {
        int next = firstAfter(time);
        if (next == 0) {
            double first = times.length == 0 ? 0 : times[0];
            double at = times.length == 0 ? 0 : left[0];
            return at - (first - time) / BEYOND * look.step();
        }
        int before = next - 1;
        if (times[before] == time) {
            return left[before];
        }
        if (next == times.length) {
            return right[before] + (time - times[before]) / BEYOND * look.step();
        }
        double part = (time - times[before]) / (times[next] - times[before]);
        return right[before] + part * (left[next] - right[before]);
    }

    private int firstAfter(double time) {
        int found = Arrays.binarySearch(times, time);
        return found < 0 ? -found - 1 : found + 1;
    }

    @Override
    public double after(double time) {
        int next = firstAfter(time);
        return next > 0 && times[next - 1] == time ? right[next - 1] : x(time);
    }

    @Override
    public double time(double x) {
        if (times.length == 0) {
            return x / look.step() * BEYOND;
        }
        int found = Arrays.binarySearch(left, x);
        int next = found < 0 ? -found - 1 : found + 1;
        if (next == 0) {
            return times[0] + (x - left[0]) / look.step() * BEYOND;
        }
        int before = next - 1;
        if (x <= right[before]) {
            return times[before];
        }
        if (next == times.length) {
            return times[before] + (x - right[before]) / look.step() * BEYOND;
        }
        double part = (x - right[before]) / (left[next] - right[before]);
        return times[before] + part * (times[next] - times[before]);
    }

    /**
     * The nearest instant at which something happened, if it is within so many pixels; else the
     * time at {@code x}.
     */
    public double nearest(double x, double pixels) {
        double found = time(x);
        double least = pixels;
        int next = firstAfter(found);
        for (int i = Math.max(0, next - 1); i <= next && i < times.length; i++) {
            double away = x < left[i] ? left[i] - x : Math.max(0, x - right[i]);
            if (away <= least) {
                least = away;
                found = times[i];
            }
        }
        return found;
    }

    /** A time after the last event has no place on this axis. */
    @Override
    public boolean shows(double time) {
        boolean there = times.length > 0 && time <= times[times.length - 1];
        return there && Axis.super.shows(time);
    }

    /** Counts any time after the last event as that of the last event. */
    @Override
    public boolean isBeyond(double time) {
        return times.length > 0 && Axis.super.isBeyond(Math.min(time, times[times.length - 1]));
    }

    @Override
    public long grain() {
        return MICROSECOND;
    }

    @Override
    public EventOrder over(double pixels) {
        return new EventOrder(this, pixels);
    }

    // For the ruler

    /** The first instant in view; {@link #instants()} when there is none. */
    public int firstSeen() {
        int first = Arrays.binarySearch(right, 0);
        return first < 0 ? -first - 1 : first;
    }

    /** How many instants the axis has, not all of them in view. */
    public int instants() {
        return times.length;
    }

    /** The time of an instant. */
    public double instant(int index) {
        return times[index];
    }

    /** Whether something took no time at an instant, and so has steps of its own. */
    public boolean isInstant(int index) {
        return right[index] > left[index];
    }

    /** How many events lie left of the view. */
    public long earlier() {
        return earlier;
    }

    /** How many events that are shown yet lie right of the view. */
    public long later() {
        return later;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventOrder that
                && look.equals(that.look)
                && width == that.width
                && earlier == that.earlier
                && later == that.later
                && Arrays.equals(times, that.times)
                && Arrays.equals(right, that.right);
    }

    @Override
    public int hashCode() {
        return 31 * look.hashCode() + Arrays.hashCode(times);
    }
}
