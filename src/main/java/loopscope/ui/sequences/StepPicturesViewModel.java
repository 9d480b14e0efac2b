package loopscope.ui.sequences;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.Captures;
import loopscope.capture.Picture;
import loopscope.timeline.Units;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;
import loopscope.ui.captures.CaptureChoices;
import loopscope.ui.captures.Capturing;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * While it is on, leaves a numbered picture for each step of the servers, once the step's call has
 * ended or its thread waits inside of it.
 *
 * <pre>
 *   loopscope-2026-03-01-101500-000-select-steps/
 *     step 001.png
 *     step 002.png
 * </pre>
 *
 * <p>Confined to the JavaFX thread; files are written on another.
 */
public final class StepPicturesViewModel {
    /** A step's thread may be woken later than it was told to go on; nanoseconds. */
    private static final long LEAST = 100_000_000;

    /** A thread that computes for longer is shown at it; nanoseconds. */
    private static final long MOST = 2_000_000_000;

    private final Background background;
    private final Captures captures;
    private final Notices notices;
    private final Capturing capturing;
    private final CaptureChoices choices;
    private final Supplier<List<String>> names;
    private final BooleanSupplier settled;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private String folder = "";
    private int count;
    private boolean due;
    private long stepped;

    /**
     * Off at first.
     *
     * @param captures where the pictures go
     * @param choices what a picture shows, and how
     * @param names gives the stages' names, as they are in the names of files
     * @param settled whether each thread that makes steps is held, or waits inside a call
     */
    public StepPicturesViewModel(
            Background background,
            Captures captures,
            Notices notices,
            Capturing capturing,
            CaptureChoices choices,
            Supplier<List<String>> names,
            BooleanSupplier settled) {
        this.background = background;
        this.captures = captures;
        this.notices = notices;
        this.capturing = capturing;
        this.choices = choices;
        this.names = names;
        this.settled = settled;
        on.addListener((value, was, is) -> turn(is));
    }

    /** Whether each step leaves a picture. */
    public BooleanProperty onProperty() {
        return on;
    }

    private void turn(boolean is) {
        if (is) {
            folder = Captures.stem(names.get()) + "-steps";
            count = 0;
            notices.show(
                    Notice.done(
                            "Each step (N) now leaves a picture, until this is chosen once more."));
        } else {
            takeIfDue();
            tell();
        }
    }

    private void tell() {
        String name = folder;
        int pictures = count;
        if (pictures == 0) {
            notices.show(Notice.done("No server made a step, so there is no picture."));
        } else {
            background.run(
                    captures::folder,
                    place ->
                            notices.show(
                                    Notice.done(
                                            Units.count(pictures, "picture")
                                                    + (pictures == 1 ? " is in " : " are in ")
                                                    + place.resolve(name))),
                    this::failed);
        }
    }

    /** Called before the servers make a step: the one before has its picture by then. */
    public void beforeStep() {
        takeIfDue();
    }

    /** Called once the servers were told to make a step. */
    public void stepped() {
        due = on.get();
        stepped = System.nanoTime();
    }

    /** Takes the picture that is due, if the step is over; called some times a second. */
    public void refresh() {
        long passed = System.nanoTime() - stepped;
        if (due && passed > LEAST && (passed > MOST || settled.getAsBoolean())) {
            takeIfDue();
        }
    }

    private void takeIfDue() {
        if (!due) {
            return;
        }
        due = false;
        count++;
        Picture taken = capturing.picture(choices);
        String within = folder;
        String name = String.format(Locale.ROOT, "step %03d", count);
        background.run(() -> write(taken, within, name), _ -> {}, this::failed);
    }

    private Path write(Picture taken, String within, String name) throws CaptureFailedException {
        return captures.saveWithin(within, name, taken);
    }

    private void failed(Exception why) {
        notices.show(
                Notice.failed(
                        why instanceof CaptureFailedException
                                ? String.valueOf(why.getMessage())
                                : "The picture of the step could not be saved: " + why));
    }
}
