package loopscope.ui.time;

import loopscope.takeaway.RunView;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Event;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The stretch of time in view, live, paused or replayed. It changes only the view; recording goes
 * on.
 *
 * <pre>
 *            pan, pause                replay
 *   live  ─────────────►  paused at T ───────►  replayed    live: the right edge follows now
 *         ◄─────────────              ◄───────              paused: nothing moves
 *              live                     pause               replayed: T moves on by itself
 * </pre>
 *
 * Nothing later than T is drawn. All times are nanoseconds since the run's zero, all widths pixels.
 */
final class TimeViewport {
    private final Supplier<List<StageRecord>> stages;
    private final AxisNavigator linear = new LinearNavigator();
    private final AxisNavigator ordered;
    private AxisNavigator navigator = linear;
    private boolean inOrder;
    private OptionalLong pausedAt = OptionalLong.empty();
    private OptionalLong selectedInstant = OptionalLong.empty();
    private @Nullable Replay replay;
    private boolean interrupted;
    private Stretch stretch = Stretch.USUAL;

    /** How much of the run is in view. */
    private enum Stretch {
        USUAL,
        WHOLE,
        ZOOMED
    }

    /**
     * Starts live, on the linear axis.
     *
     * @param stages returns the stages whose events are the steps of the event order
     */
    TimeViewport(Supplier<List<StageRecord>> stages) {
        this.stages = stages;
        ordered = new OrderNavigator(stages);
    }

    /** Whether the picture follows now. */
    boolean isLive() {
        return pausedAt.isEmpty() && replay == null;
    }

    /** The end of what is drawn. */
    long now(long recorded) {
        return replay != null ? replay.shown() : pausedAt.orElse(recorded);
    }

    /** The view on lanes of a width. */
    Axis view(long recorded, double width) {
        return isLive()
                ? navigator.following(recorded, width)
                : navigator.standing(now(recorded), width);
    }

    /** Whether the axis is in event order, where all steps have the same width. */
    boolean isInEventOrder() {
        return inOrder;
    }

    /** Switches to the other axis, at the same times. */
    void changeAxis(long recorded, double width) {
        Axis seen = view(recorded, width);
        long now = now(recorded);
        inOrder = !inOrder;
        navigator = inOrder ? ordered : linear;
        if (stretch == Stretch.WHOLE) {
            navigator.fit(now, width);
        } else if (!isLive()) {
            navigator.stand(seen, now);
            selectedInstant.ifPresent(time -> lookAt(time, recorded, width));
        }
    }

    /** The instant that the user selected; empty for none. */
    OptionalLong selectedInstant() {
        return selectedInstant;
    }

    /**
     * Selects the instant at a pixel of the lanes, at the latest the end of what is drawn; pauses.
     */
    void point(double x, long recorded, double width) {
        long time = Math.round(view(recorded, width).time(x));
        pause(recorded, width);
        selectedInstant = OptionalLong.of(Math.clamp(time, 0, now(recorded)));
    }

    /** Selects an instant and brings it into view; pauses. */
    void pointAt(long time, long recorded, double width) {
        pause(recorded, width);
        selectedInstant = OptionalLong.of(Math.clamp(time, 0, Math.max(recorded, now(recorded))));
        lookAt(time, recorded, width);
    }

    /** Brings a time into view; pauses unless it is in view already. */
    private void lookAt(long time, long recorded, double width) {
        if (time > now(recorded)) {
            pauseAt(recorded, recorded, width);
        }
        if (!view(recorded, width).shows(time)) {
            pause(recorded, width);
            leaveFit();
            navigator.centre(time, now(recorded), width);
        }
    }

    /** Clears the selected instant. */
    void clearInstant() {
        selectedInstant = OptionalLong.empty();
    }

    /** Pauses the live view or the replay; does nothing while paused. */
    void pause(long recorded, double width) {
        pauseAt(now(recorded), recorded, width);
    }

    private void pauseAt(long time, long recorded, double width) {
        if (isLive()) {
            navigator.stand(view(recorded, width), recorded);
        }
        interrupted |= replay != null;
        replay = null;
        pausedAt = OptionalLong.of(time);
    }

    /** Follows now again, and selects no other instant. */
    void follow() {
        selectedInstant = OptionalLong.empty();
        pausedAt = OptionalLong.empty();
        replay = null;
        interrupted = false;
    }

    /** Follows now again, in the usual stretch unless the user has zoomed. */
    void goLive() {
        follow();
        if (stretch != Stretch.ZOOMED) {
            useUsual();
        }
    }

    /** The replay; null while there is none. */
    @Nullable Replay replay() {
        return replay;
    }

    /**
     * Starts a replay: from the selected instant, else from where a replay runs or was paused, else
     * from the first event after the left edge.
     *
     * @param factor seconds of the run for each second of real time
     * @param clock real time, in nanoseconds
     */
    void replay(double factor, long clock, long recorded, double width) {
        Axis seen = view(recorded, width);
        double edge = Math.clamp(firstFrom(seen.from(), recorded), 0, recorded);
        double still = replay != null ? replay.shown() : interrupted ? now(recorded) : edge;
        double from = selectedInstant.isPresent() ? selectedInstant.getAsLong() : still;
        pause(recorded, width);
        navigator.holdOn(from, now(recorded), width);
        selectedInstant = OptionalLong.empty();
        interrupted = false;
        replay = new Replay(Math.min(from, recorded), factor, clock);
        if (!seen.shows(from)) {
            navigator.centre(from, replay.shown(), width);
        }
    }

    /**
     * The time of the first event at or after an edge, where a replay has something to show; the
     * edge if there is none.
     */
    private double firstFrom(double edge, long recorded) {
        double first = recorded;
        for (StageRecord stage : stages.get()) {
            Trace trace = stage.trace();
            Event event = trace.event();
            long next = EventSearch.firstAfter(trace, edge - 1);
            if (event.moveTo(stage.samples().view().firstOther(next, trace.followed()))) {
                first = Math.min(first, event.time());
            }
        }
        return first < recorded ? first : edge;
    }

    /** Moves the replay on, and the view with it; goes live when the replay has reached now. */
    void advance(long clock, long recorded, double width) {
        if (replay == null) {
            return;
        }
        replay.advance(clock);
        if (replay.shown() >= recorded) {
            follow();
            return;
        }
        double beyond = view(recorded, width).x(replay.shown()) - (1 - AxisNavigator.AHEAD) * width;
        if (beyond > 0) {
            leaveFit();
            navigator.pan(beyond, replay.shown(), width);
        }
    }

    /** Centres a time at the present zoom; pauses. */
    void centre(double time, long recorded, double width) {
        pauseAt(Math.max(now(recorded), Math.min(recorded, (long) time)), recorded, width);
        leaveFit();
        navigator.centre(time, now(recorded), width);
    }

    /** Shows the whole run; while live, keeps doing so as it grows. */
    void fit(long recorded, double width) {
        stretch = Stretch.WHOLE;
        navigator.fit(now(recorded), width);
    }

    /** Whether the whole run is shown, and is to be as it grows. */
    boolean isFitted() {
        return stretch == Stretch.WHOLE;
    }

    /** Shows the usual stretch up to the end of what is drawn. */
    void usual(long recorded, double width) {
        useUsual();
        if (!isLive()) {
            long now = now(recorded);
            navigator.stand(navigator.following(now, width), now);
        }
    }

    /** Begins the live view at a time, unless the user has zoomed or sees the whole run. */
    void followFrom(double time) {
        if (stretch == Stretch.USUAL) {
            navigator.followFrom(time);
        }
    }

    private void leaveFit() {
        if (stretch == Stretch.WHOLE) {
            useUsual();
        }
    }

    private void useUsual() {
        stretch = Stretch.USUAL;
        linear.usual();
        ordered.usual();
    }

    /** Shows a stretch of time; pauses. */
    void show(double from, double to, long recorded, double width) {
        pause(recorded, width);
        leaveFit();
        navigator.show(from, to, now(recorded), width);
    }

    /** Shows what was in view, on the axis that it was on; pauses. */
    void show(RunView view, double width) {
        leaveFit();
        EventOrder.Look order = view.order();
        inOrder = order != null;
        navigator = inOrder ? ordered : linear;
        navigator.stand(
                order == null
                        ? Viewport.between(view.from(), view.to(), width)
                        : EventOrder.of(order, stages.get(), view.shown(), width),
                view.shown());
        pausedAt = OptionalLong.of(view.shown());
        selectedInstant = view.instant();
        replay = null;
        interrupted = false;
    }

    /**
     * Zooms in (factor above 1) or out.
     *
     * @param x the pixel whose time stays in place; while live, the right edge does instead
     */
    void zoom(double x, double factor, long recorded, double width) {
        navigator.zoom(x, factor, isLive(), now(recorded), width);
        stretch = Stretch.ZOOMED;
    }

    /** Pans by pixels; pauses. A positive number moves to later times. */
    void pan(double pixels, long recorded, double width) {
        pause(recorded, width);
        leaveFit();
        navigator.pan(pixels, now(recorded), width);
    }
}
