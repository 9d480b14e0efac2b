package loopscope.ui.time;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import loopscope.takeaway.RunView;
import loopscope.timeline.Units;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.lanes.StageRecord;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The stretch of time in view and the selected instant, shared by all parts of the window.
 *
 * <p>All times are nanoseconds since the run's zero. Confined to the JavaFX thread.
 */
public final class TimeViewModel {
    /** The replay speeds that the user can choose, in seconds of the run for each second. */
    public static final List<Double> SPEEDS = List.of(10.0, 1.0, 0.1, 0.01, 0.001);

    private static final double USUAL_SPEED = 0.1;

    /** How near an event must be to be meant, in pixels. */
    private static final double NEAR = 8;

    private static final long SECOND = 1_000_000_000;
    private static final long STRIP_STEPS = 64;

    /** How long before a step of a lesson its view begins, in nanoseconds. */
    private static final long BEFORE_STEP = 500_000_000;

    /** The part of a stretch of time left free on each side when it is shown closely. */
    private static final double MARGIN = 0.06;

    private final RunClock clock;
    private final Runnable changed;
    private final TimeViewport viewport;
    private final ReadOnlyBooleanWrapper eventOrder = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Double> speed = new SimpleObjectProperty<>(USUAL_SPEED);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable SelectedEvent> selectedEvent =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper fitted = new ReadOnlyBooleanWrapper();
    private double laneWidth = 1;

    /**
     * Starts live.
     *
     * @param clock the clock of the run that is shown
     * @param stages returns the stages whose events are the steps of the event order
     * @param changed called when the user moves the view or selects another instant
     */
    public TimeViewModel(RunClock clock, Supplier<List<StageRecord>> stages, Runnable changed) {
        this.clock = clock;
        this.viewport = new TimeViewport(stages);
        this.changed = changed;
    }

    /** The end of the record: the clock's time. */
    public long recorded() {
        return clock.now();
    }

    /** The end of what is shown: now, when the view was paused, or where the replay is. */
    public long shown() {
        return viewport.now(recorded());
    }

    /**
     * The end of the strip of the whole run. While the view is not live it grows in steps, so that
     * a picture that does not move is rarely drawn anew.
     */
    public long whole() {
        long recorded = recorded();
        long step = Math.max(SECOND, Long.highestOneBit(recorded / STRIP_STEPS));
        return isLive() || clock.isOver()
                ? recorded
                : Math.max(shown(), (recorded / step + 1) * step);
    }

    /** The selected instant: the cursor's, else the latest that is shown. */
    public long instant() {
        return viewport.selectedInstant().orElse(shown());
    }

    /**
     * What is in view, to be {@linkplain #show(RunView) shown} again; null while live, where nobody
     * has chosen it.
     */
    public @Nullable RunView inView() {
        if (isLive()) {
            return null;
        }
        Seen seen = seen();
        return new RunView(
                seen.view().from(),
                seen.view().to(),
                seen.view() instanceof EventOrder order ? order.look() : null,
                seen.shown(),
                selectedInstant());
    }

    /** Shows what was in view, paused. */
    public void show(RunView view) {
        viewport.show(view, laneWidth);
        eventOrder.set(viewport.isInEventOrder());
        changed.run();
    }

    /** The selected instant in words. */
    public String instantWords() {
        if (selectedInstant().isPresent()) {
            return "at the cursor, " + Units.instant(instant());
        }
        if (isLive()) {
            return "now";
        }
        return (isAtEnd() ? "at the end, " : "when paused, ") + Units.instant(instant());
    }

    /** The instant that the user selected; empty for none. */
    public OptionalLong selectedInstant() {
        return viewport.selectedInstant();
    }

    /**
     * The view and the end of what is shown, both of one reading of the clock.
     *
     * @param view maps times to pixels of the lanes
     * @param shown the end of what is shown
     */
    public record Seen(Axis view, long shown) {}

    /** The view and the end of what is shown. */
    public Seen seen() {
        long recorded = recorded();
        return new Seen(viewport.view(recorded, laneWidth), viewport.now(recorded));
    }

    /** The view. */
    public Axis view() {
        return viewport.view(recorded(), laneWidth);
    }

    /** The width of the lanes, in pixels. */
    public double laneWidth() {
        return laneWidth;
    }

    /** Sets the width of the lanes, in pixels. */
    public void setLaneWidth(double pixels) {
        laneWidth = pixels;
    }

    /** Live, paused or replaying, and at which time, in words. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Whether the picture follows now. */
    public boolean isLive() {
        return viewport.isLive() && !clock.isOver();
    }

    /** Whether all of a run that is over is shown. */
    public boolean isAtEnd() {
        return clock.isOver() && shown() >= recorded();
    }

    /** Whether a replay runs. */
    public boolean isReplaying() {
        return viewport.replay() != null;
    }

    /** Pauses the live view or the replay; if paused, follows now again. */
    public void toggleLive() {
        if (viewport.isLive() || viewport.replay() != null) {
            viewport.pause(recorded(), laneWidth);
        } else {
            selectedEvent.set(null);
            viewport.follow();
        }
        changed.run();
    }

    /** Follows now, and clears the selection. */
    public void follow() {
        selectedEvent.set(null);
        viewport.follow();
        changed.run();
    }

    /**
     * Follows now, in the usual stretch unless the user has zoomed. Of a run that is over, all is
     * shown.
     */
    public void goLive() {
        if (clock.isOver()) {
            restart();
            return;
        }
        selectedEvent.set(null);
        viewport.goLive();
        changed.run();
    }

    /** Follows now from a little before it, unless the user has zoomed or sees the whole run. */
    public void followStep() {
        follow();
        viewport.followFrom(recorded() - BEFORE_STEP);
    }

    /** Whether the axis is in event order, where all steps have the same width. */
    public ReadOnlyBooleanProperty eventOrderProperty() {
        return eventOrder.getReadOnlyProperty();
    }

    /**
     * Shows another run, and clears the selection: live the usual stretch of one that goes on, the
     * whole of one that is over.
     */
    public void restart() {
        selectedEvent.set(null);
        viewport.follow();
        viewport.usual(recorded(), laneWidth);
        if (clock.isOver()) {
            viewport.pause(recorded(), laneWidth);
            viewport.fit(recorded(), laneWidth);
        }
        changed.run();
    }

    /** Switches to the other axis, at the same times. */
    public void changeAxis() {
        viewport.changeAxis(recorded(), laneWidth);
        eventOrder.set(viewport.isInEventOrder());
        changed.run();
    }

    /** The chosen replay speed, in seconds of the run for each second. */
    ObjectProperty<Double> speedProperty() {
        return speed;
    }

    /** Starts a replay at the chosen speed. */
    public void replay() {
        selectedEvent.set(null);
        viewport.replay(speed.get(), recorded(), recorded(), laneWidth);
        changed.run();
    }

    /** Moves a replay on; called once a frame. */
    public void advance() {
        viewport.advance(recorded(), recorded(), laneWidth);
    }

    /** The honesty mark of a replay; empty while there is none. */
    public String mark() {
        Replay replay = viewport.replay();
        return replay == null ? "" : replay.mark();
    }

    /** The time at a pixel of the lanes; in event order, that of a near event. */
    public long timeAt(double x) {
        double time = view() instanceof EventOrder order ? order.nearest(x, NEAR) : view().time(x);
        return Math.clamp(Math.round(time), 0, shown());
    }

    /** Shows a stretch of time closely, and pauses the view. */
    public void show(long from, long to) {
        double free = MARGIN * Math.max(1000, to - from);
        viewport.show(from - free, to + free, recorded(), laneWidth);
        changed.run();
    }

    /** Centres a time at the present zoom, and pauses the view. */
    public void centre(double time) {
        viewport.centre(time, recorded(), laneWidth);
        changed.run();
    }

    /** Pauses the live view or the replay. */
    public void pause() {
        viewport.pause(recorded(), laneWidth);
        changed.run();
    }

    /** Whether the whole run is shown, and is to be as it grows. */
    public ReadOnlyBooleanProperty fittedProperty() {
        return fitted.getReadOnlyProperty();
    }

    /** Shows the whole run; where it is shown already, the usual stretch up to its end. */
    public void toggleFit() {
        if (viewport.isFitted()) {
            viewport.usual(recorded(), laneWidth);
        } else {
            viewport.fit(recorded(), laneWidth);
        }
        changed.run();
    }

    /**
     * Zooms in (factor above 1) or out; the time at a pixel of the lanes stays in place, or while
     * live the right edge.
     */
    public void zoom(double x, double factor) {
        viewport.zoom(x, factor, recorded(), laneWidth);
    }

    /** Zooms about the middle. */
    public void zoom(double factor) {
        zoom(laneWidth / 2, factor);
    }

    /** Pans by pixels, and pauses the view; a positive number moves to later times. */
    public void pan(double pixels) {
        viewport.pan(pixels, recorded(), laneWidth);
        changed.run();
    }

    /** Pans by a part of the width. */
    public void panBy(double part) {
        pan(part * laneWidth);
    }

    /** The selected event; null if none is selected. */
    public ReadOnlyObjectProperty<@Nullable SelectedEvent> selectedEventProperty() {
        return selectedEvent.getReadOnlyProperty();
    }

    /** Selects an event and its instant, and brings it into view. */
    public void pick(SelectedEvent event) {
        selectedEvent.set(event);
        viewport.pointAt(event.time(), recorded(), laneWidth);
        changed.run();
    }

    /** Selects an instant, and brings it into view. */
    public void pointAt(long time) {
        selectedEvent.set(null);
        viewport.pointAt(time, recorded(), laneWidth);
        changed.run();
    }

    /** Selects the instant at a pixel of the lanes. */
    public void point(double x) {
        selectedEvent.set(null);
        viewport.point(x, recorded(), laneWidth);
        changed.run();
    }

    /** Clears the selected event and instant. */
    public void clearInstant() {
        selectedEvent.set(null);
        viewport.clearInstant();
        changed.run();
    }

    /** Updates the text, and fits the view to a run that has grown. */
    public void refresh() {
        fitted.set(viewport.isFitted());
        if (viewport.isFitted() && isLive()) {
            viewport.fit(recorded(), laneWidth);
        }
        text.set(isLive() ? "Live" : standing() + Units.instant(shown()));
    }

    private String standing() {
        if (isReplaying()) {
            return "Replay at ";
        }
        return isAtEnd() ? "Ended at " : "Paused at ";
    }
}
