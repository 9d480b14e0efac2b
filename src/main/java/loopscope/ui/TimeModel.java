package loopscope.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import loopscope.timeline.Units;
import loopscope.timeline.Viewport;

import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Which time is looked at, and which moment is spoken of: what all parts of the window agree on.
 *
 * <p>All times are nanoseconds since the run's zero. The JavaFX thread's.
 */
final class TimeModel {
    private final LongSupplier clock;
    private final Runnable changed;
    private final Eyes eyes = new Eyes();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Picked> picked = new ReadOnlyObjectWrapper<>();
    private double laneWidth = 1;

    /**
     * Looks at now.
     *
     * @param clock the time since the run's zero
     * @param changed is told when the user looks elsewhere, or speaks of another moment
     */
    TimeModel(LongSupplier clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
    }

    /** Up to when things have been recorded. */
    long recorded() {
        return clock.getAsLong();
    }

    /** Up to when things are shown: now, or when the view was paused. */
    long shown() {
        return eyes.now(recorded());
    }

    /** The moment that is spoken of: the cursor's, else the latest that is shown. */
    long moment() {
        return eyes.cursor().orElse(shown());
    }

    /** The moment that is spoken of, where the user chose one. */
    OptionalLong cursor() {
        return eyes.cursor();
    }

    /** What is seen. */
    Viewport view() {
        return eyes.view(recorded(), laneWidth);
    }

    /** How wide the lanes are, in pixels. */
    double laneWidth() {
        return laneWidth;
    }

    /** The lanes have become wider or narrower. */
    void setLaneWidth(double pixels) {
        laneWidth = pixels;
    }

    /** Whether the picture is live, or when it was paused. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Whether the picture follows now. */
    boolean isLive() {
        return eyes.isLive();
    }

    /** Pauses the picture, or follows now again. */
    void toggleLive() {
        if (eyes.isLive()) {
            eyes.pause(recorded(), laneWidth);
        } else {
            eyes.follow();
        }
        changed.run();
    }

    /** Follows now. */
    void follow() {
        eyes.follow();
        changed.run();
    }

    /** Shows everything from zero on. */
    void fit() {
        eyes.fit(recorded(), laneWidth);
    }

    /** Looks closer (above 1) or wider; the time at a pixel of the lanes stays. */
    void zoom(double x, double factor) {
        eyes.zoom(x, factor, recorded(), laneWidth);
    }

    /** Looks closer or wider about the middle. */
    void zoom(double factor) {
        zoom(laneWidth / 2, factor);
    }

    /** Moves by pixels, a positive number to later times. */
    void pan(double pixels) {
        eyes.pan(pixels, recorded(), laneWidth);
        changed.run();
    }

    /** Moves by a part of what is seen. */
    void panBy(double part) {
        pan(part * laneWidth);
    }

    /** The event that is spoken of; null where it is a moment. */
    ReadOnlyObjectProperty<@Nullable Picked> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    /** Speaks of an event and its moment, and looks there. */
    void pick(Picked event) {
        picked.set(event);
        eyes.pointAt(event.time(), recorded(), laneWidth);
        changed.run();
    }

    /** Speaks of a moment, and looks there. */
    void pointAt(long time) {
        picked.set(null);
        eyes.pointAt(time, recorded(), laneWidth);
        changed.run();
    }

    /** Speaks of the moment at a pixel of the lanes. */
    void point(double x) {
        picked.set(null);
        eyes.point(x, recorded(), laneWidth);
        changed.run();
    }

    /** Speaks of now again, or of when it was paused. */
    void unpoint() {
        picked.set(null);
        eyes.unpoint();
        changed.run();
    }

    /** Brings the words up to date. */
    void tell() {
        text.set(eyes.isLive() ? "Live" : "Paused at " + Units.moment(shown()));
    }
}
