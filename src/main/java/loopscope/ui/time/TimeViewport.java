package loopscope.ui.time;

import loopscope.timeline.axis.Axis;
import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Event;
import loopscope.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Which stretch of time is looked at. It moves only the eyes: recording goes on whatever they do.
 *
 * <pre>
 *            pan, pause                replay
 *   live  ─────────────►  paused at T ───────►  replayed    live: the right edge follows now
 *         ◄─────────────              ◄───────              paused: nothing moves
 *              live                     pause               replayed: T moves on by itself
 * </pre>
 *
 * What is later than T is not drawn. All times are nanoseconds since the run's zero.
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

    /**
     * Looks at now, on the linear axis.
     *
     * @param stages whose events are the steps of the other axis
     */
    TimeViewport(Supplier<List<StageRecord>> stages) {
        this.stages = stages;
        ordered = new OrderNavigator(stages);
    }

    /** Whether the picture follows now. */
    boolean isLive() {
        return pausedAt.isEmpty() && replay == null;
    }

    /** Up to when things are drawn. */
    long now(long recorded) {
        return replay != null ? replay.shown() : pausedAt.orElse(recorded);
    }

    /** What is seen, on lanes of a width. */
    Axis view(long recorded, double width) {
        return isLive()
                ? navigator.following(recorded, width)
                : navigator.standing(now(recorded), width);
    }

    /** Whether a step is as wide as the next, however long it took. */
    boolean isInEventOrder() {
        return inOrder;
    }

    /** Looks at the same times on the other axis. */
    void changeAxis(long recorded, double width) {
        Axis seen = view(recorded, width);
        long now = now(recorded);
        inOrder = !inOrder;
        navigator = inOrder ? ordered : linear;
        if (!isLive()) {
            navigator.stand(seen, now);
            selectedInstant.ifPresent(time -> lookAt(time, recorded, width));
        }
    }

    /** The selected instant, where the user chose one. */
    OptionalLong selectedInstant() {
        return selectedInstant;
    }

    /** Selects the instant at a pixel of the lanes, as far as it has come, and so leaves live. */
    void point(double x, long recorded, double width) {
        long time = Math.round(view(recorded, width).time(x));
        pause(recorded, width);
        selectedInstant = OptionalLong.of(Math.clamp(time, 0, now(recorded)));
    }

    /** Selects an instant, looks where it is, and so leaves live. */
    void pointAt(long time, long recorded, double width) {
        pause(recorded, width);
        selectedInstant = OptionalLong.of(Math.clamp(time, 0, Math.max(recorded, now(recorded))));
        lookAt(time, recorded, width);
    }

    /** Looks where a time is; unless it is seen already, this leaves live. */
    private void lookAt(long time, long recorded, double width) {
        if (time > now(recorded)) {
            pauseAt(recorded, recorded, width);
        }
        if (!view(recorded, width).shows(time)) {
            pause(recorded, width);
            navigator.centre(time, now(recorded), width);
        }
    }

    /** Speaks of now again. */
    void clearInstant() {
        selectedInstant = OptionalLong.empty();
    }

    /** Stops following, and what is replayed; does nothing where all stands. */
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

    /** What is replayed; null while nothing is. */
    @Nullable Replay replay() {
        return replay;
    }

    /**
     * Goes again through what was recorded: from the selected instant, else from where a replay was
     * paused, else from the left edge on.
     *
     * @param factor how much of the run's time passes in a second
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

    /** When the first thing happened that is seen: before it there is nothing to replay. */
    private double firstFrom(double edge, long recorded) {
        double first = recorded;
        for (StageRecord stage : stages.get()) {
            Trace trace = stage.trace();
            Event event = trace.event();
            long next = EventSearch.firstAfter(trace, edge - 1);
            if (event.moveTo(stage.samples().view().firstTold(next, trace.followed()))) {
                first = Math.min(first, event.time());
            }
        }
        return first < recorded ? first : edge;
    }

    /** The replay moves on, and the eyes with it; once it has come to now, they follow that. */
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
            navigator.pan(beyond, replay.shown(), width);
        }
    }

    /** Looks where a time is, as closely as before, and so leaves live. */
    void centre(double time, long recorded, double width) {
        pauseAt(Math.max(now(recorded), Math.min(recorded, (long) time)), recorded, width);
        navigator.centre(time, now(recorded), width);
    }

    /** Shows everything from zero on, and while live goes on to. */
    void fit(long recorded, double width) {
        navigator.fit(now(recorded), width);
    }

    /** Looks at a stretch of time, and so leaves live. */
    void show(double from, double to, long recorded, double width) {
        pause(recorded, width);
        navigator.show(from, to, now(recorded), width);
    }

    /**
     * Looks closer (above 1) or wider.
     *
     * @param x the pixel whose time stays where it is; while live the right edge does instead
     */
    void zoom(double x, double factor, long recorded, double width) {
        navigator.zoom(x, factor, isLive(), now(recorded), width);
    }

    /** Moves by pixels, a positive number to later times, and so leaves live. */
    void pan(double pixels, long recorded, double width) {
        pause(recorded, width);
        navigator.pan(pixels, now(recorded), width);
    }
}
