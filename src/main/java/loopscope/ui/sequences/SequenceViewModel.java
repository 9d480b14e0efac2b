package loopscope.ui.sequences;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.Captures;
import loopscope.capture.FileChoice;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.storyboard.CallStory;
import loopscope.takeaway.storyboard.StepStory;
import loopscope.takeaway.storyboard.Storyboard;
import loopscope.takeaway.storyboard.StoryboardFiles;
import loopscope.timeline.Units;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.captures.CaptureChoices;
import loopscope.ui.captures.Capturing;
import loopscope.ui.exports.ExportsViewModel;
import loopscope.ui.time.TimeViewModel;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Leaves a storyboard of the run that is shown, from the instant that is shown on. Confined to the
 * JavaFX thread; files are written on another.
 */
public final class SequenceViewModel {
    /** How much of the work it is to find out what each picture shows; the rest is drawing. */
    private static final double COMPOSING = 0.15;

    private final Background background;
    private final ExportsViewModel exports;
    private final Captures captures;
    private final Capturing capturing;
    private final CaptureChoices choices;
    private final TimeViewModel time;
    private final Supplier<List<String>> names;

    /**
     * Leaves nothing yet.
     *
     * @param captures where a sequence goes, unless the user chooses another place
     * @param choices the size of a picture, and its caption
     * @param names gives the stages' names, as they are in the names of files
     */
    public SequenceViewModel(
            Background background,
            ExportsViewModel exports,
            Captures captures,
            Capturing capturing,
            CaptureChoices choices,
            TimeViewModel time,
            Supplier<List<String>> names) {
        this.background = background;
        this.exports = exports;
        this.captures = captures;
        this.capturing = capturing;
        this.choices = choices;
        this.time = time;
        this.names = names;
    }

    /** How many steps of a lesson the run that is shown has had. */
    int steps() {
        return capturing.run().steps().size();
    }

    /** From where on calls get pictures, in words. */
    String start() {
        String place = time.selectedInstant().isPresent() ? "the cursor" : "the left edge";
        return place + ", " + Units.instant(from());
    }

    /** The cursor; where there is none, what is seen begins at the left edge, as in a replay. */
    private long from() {
        return time.selectedInstant().orElseGet(() -> (long) Math.max(0, time.view().from()));
    }

    /** Finds the folder of captures. */
    void findPlace(Consumer<Path> found) {
        background.run(captures::folder, found, _ -> {});
    }

    /** Begins to make a sequence. */
    void make(Sequence wanted) {
        RecordedRun run = capturing.run();
        ExportOptions options = capturing.options(choices);
        long from = from();
        String name = Captures.stem(names.get()) + "-sequence";
        exports.start(
                "the sequence",
                progress -> {
                    Path place = wanted.place() == null ? captures.folder() : wanted.place();
                    return write(wanted, run, options, from, place.resolve(name), progress);
                },
                files -> done(files, wanted));
    }

    private static List<Path> write(
            Sequence wanted,
            RecordedRun run,
            ExportOptions options,
            long from,
            Path folder,
            ExportProgress progress)
            throws CaptureFailedException {
        PictureOptions picture =
                options.picture().over(null).transparent(false).inspecting(wanted.inspector());
        Storyboard story =
                wanted.steps()
                        ? StepStory.of(run, picture)
                        : CallStory.of(
                                run,
                                picture,
                                from,
                                wanted.calls(),
                                share -> progress.reached(COMPOSING * share));
        return StoryboardFiles.write(
                story,
                wanted.formats(),
                options.scale(),
                folder,
                FileChoice.NEW_NAME,
                share -> progress.reached(COMPOSING + (1 - COMPOSING) * share));
    }

    private static Notice done(List<Path> files, Sequence wanted) {
        String what = wanted.steps() ? "A picture a step" : "A picture a call";
        return Notice.done(
                what
                        + " and a contact sheet are in "
                        + files.getFirst().getParent()
                        + " ("
                        + Units.count(files.size(), "file")
                        + ").");
    }
}
