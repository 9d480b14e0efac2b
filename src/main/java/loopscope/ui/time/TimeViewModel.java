package loopscope.ui.time;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import loopscope.timeline.Units;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.lanes.StageRecord;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Which time is looked at, and which moment is spoken of: what all parts of the window agree on.
 *
 * <p>All times are nanoseconds since the run's zero. Confined to the JavaFX thread.
 */
public final class TimeViewModel {
    /** How many seconds of the run pass in one, when replayed; what can be chosen. */
    public static final List<Double> SPEEDS = List.of(10.0, 1.0, 0.1, 0.01, 0.001);

    private static final double USUAL_SPEED = 0.1;

    /** An event this near is what was meant, in pixels. */
    private static final double NEAR = 8;

    private static final long SECOND = 1_000_000_000;
    private static final long STRIP_STEPS = 64;

    /** The part of the picture left free on both sides of what is looked at closely. */
    private static final double MARGIN = 0.06;

    private final LongSupplier clock;
    private final Runnable changed;
    private final TimeViewport viewport;
    private final ReadOnlyBooleanWrapper eventOrder = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Double> speed = new SimpleObjectProperty<>(USUAL_SPEED);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable SelectedEvent> selectedEvent =
            new ReadOnlyObjectWrapper<>();
    private double laneWidth = 1;

    /**
     * Looks at now.
     *
     * @param clock the time since the run's zero
     * @param stages whose events are the steps of the event order
     * @param changed is told when the user looks elsewhere, or speaks of another moment
     */
    public TimeViewModel(LongSupplier clock, Supplier<List<StageRecord>> stages, Runnable changed) {
        this.clock = clock;
        this.viewport = new TimeViewport(stages);
        this.changed = changed;
    }

    /** Up to when things have been recorded. */
    public long recorded() {
        return clock.getAsLong();
    }

    /** Up to when things are shown: now, or when the view was paused. */
    public long shown() {
        return viewport.now(recorded());
    }

    /**
     * Up to when the strip of the whole run goes: what is shown, and what was recorded since, by
     * steps, so that a picture that stands is not drawn anew all the time.
     */
    public long whole() {
        long recorded = recorded();
        long step = Math.max(SECOND, Long.highestOneBit(recorded / STRIP_STEPS));
        return isLive() ? recorded : Math.max(shown(), (recorded / step + 1) * step);
    }

    /** The selected instant: the cursor's, else the latest that is shown. */
    public long instant() {
        return viewport.selectedInstant().orElse(shown());
    }

    /** Which instant that is, in words. */
    public String instantWords() {
        if (selectedInstant().isPresent()) {
            return "at the cursor, " + Units.moment(instant());
        }
        return isLive() ? "now" : "when paused, " + Units.moment(instant());
    }

    /** The selected instant, where the user chose one. */
    public OptionalLong selectedInstant() {
        return viewport.selectedInstant();
    }

    /**
     * What is seen, and up to when: of one and the same moment, as the clock goes on.
     *
     * @param view where a moment is on the lanes
     * @param shown up to when things are shown
     */
    public record Seen(Axis view, long shown) {}

    /** What is seen at this moment. */
    public Seen seen() {
        long recorded = recorded();
        return new Seen(viewport.view(recorded, laneWidth), viewport.now(recorded));
    }

    /** What is seen. */
    public Axis view() {
        return viewport.view(recorded(), laneWidth);
    }

    /** How wide the lanes are, in pixels. */
    public double laneWidth() {
        return laneWidth;
    }

    /** The lanes have become wider or narrower. */
    public void setLaneWidth(double pixels) {
        laneWidth = pixels;
    }

    /** Whether the picture is live, or when it was paused. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Whether the picture follows now. */
    public boolean isLive() {
        return viewport.isLive();
    }

    /** Whether what was recorded is gone through again. */
    public boolean isReplaying() {
        return viewport.replay() != null;
    }

    /** Pauses the picture or what is replayed, or follows now again. */
    public void toggleLive() {
        if (viewport.isLive() || viewport.replay() != null) {
            viewport.pause(recorded(), laneWidth);
        } else {
            selectedEvent.set(null);
            viewport.follow();
        }
        changed.run();
    }

    /** Follows now. */
    public void follow() {
        selectedEvent.set(null);
        viewport.follow();
        changed.run();
    }

    /** Whether a step is as wide as the next, however long it took. */
    public ReadOnlyBooleanProperty eventOrderProperty() {
        return eventOrder.getReadOnlyProperty();
    }

    /** Looks at the same times on the other axis. */
    public void changeAxis() {
        viewport.changeAxis(recorded(), laneWidth);
        eventOrder.set(viewport.isInEventOrder());
        changed.run();
    }

    /** How many seconds of the run pass in one, when replayed. */
    ObjectProperty<Double> speedProperty() {
        return speed;
    }

    /** Goes again through what was recorded, at the chosen speed. */
    public void replay() {
        selectedEvent.set(null);
        viewport.replay(speed.get(), recorded(), recorded(), laneWidth);
        changed.run();
    }

    /** What is replayed moves on; called once a frame. */
    public void advance() {
        viewport.advance(recorded(), recorded(), laneWidth);
    }

    /** What the viewer has to know while a replay is shown; empty otherwise. */
    public String mark() {
        Replay replay = viewport.replay();
        return replay == null ? "" : replay.mark();
    }

    /** The time at a pixel of the lanes; that of an event where one is near and has a step. */
    public long timeAt(double x) {
        double time = view() instanceof EventOrder order ? order.nearest(x, NEAR) : view().time(x);
        return Math.clamp(Math.round(time), 0, shown());
    }

    /** Looks closely at a stretch of time; this pauses the view. */
    public void show(long from, long to) {
        double free = MARGIN * Math.max(1000, to - from);
        viewport.show(from - free, to + free, recorded(), laneWidth);
        changed.run();
    }

    /** Looks where a time is, as closely as before; this pauses the view. */
    public void centre(double time) {
        viewport.centre(time, recorded(), laneWidth);
        changed.run();
    }

    /** Pauses the picture, if it moves. */
    public void pause() {
        viewport.pause(recorded(), laneWidth);
        changed.run();
    }

    /** Shows everything from zero on. */
    public void fit() {
        viewport.fit(recorded(), laneWidth);
    }

    /** Looks closer (above 1) or wider; the time at a pixel of the lanes stays. */
    public void zoom(double x, double factor) {
        viewport.zoom(x, factor, recorded(), laneWidth);
    }

    /** Looks closer or wider about the middle. */
    public void zoom(double factor) {
        zoom(laneWidth / 2, factor);
    }

    /** Moves by pixels, a positive number to later times. */
    public void pan(double pixels) {
        viewport.pan(pixels, recorded(), laneWidth);
        changed.run();
    }

    /** Moves by a part of what is seen. */
    public void panBy(double part) {
        pan(part * laneWidth);
    }

    /** The event that is spoken of; null where it is a moment. */
    public ReadOnlyObjectProperty<@Nullable SelectedEvent> selectedEventProperty() {
        return selectedEvent.getReadOnlyProperty();
    }

    /** Speaks of an event and its moment, and looks there. */
    public void pick(SelectedEvent event) {
        selectedEvent.set(event);
        viewport.pointAt(event.time(), recorded(), laneWidth);
        changed.run();
    }

    /** Speaks of a moment, and looks there. */
    public void pointAt(long time) {
        selectedEvent.set(null);
        viewport.pointAt(time, recorded(), laneWidth);
        changed.run();
    }

    /** Speaks of the moment at a pixel of the lanes. */
    public void point(double x) {
        selectedEvent.set(null);
        viewport.point(x, recorded(), laneWidth);
        changed.run();
    }

    /** Speaks of now again, or of when it was paused. */
    public void clearInstant() {
        selectedEvent.set(null);
        viewport.clearInstant();
        changed.run();
    }

    /** Brings the words up to date. */
    public void refresh() {
        Replay replay = viewport.replay();
        text.set(
                viewport.isLive()
                        ? "Live"
                        : replay != null
                                ? "Replay at " + Units.moment(shown())
                                : "Paused at " + Units.moment(shown()));
    }
}
