package loopscope.ui.captures;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.compare.RunComparison;
import loopscope.takeaway.runs.RunFile;
import loopscope.takeaway.watch.WatchedRun;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Saves the run that is shown, and opens others, on another thread. Confined to the JavaFX thread.
 */
public final class RunFilesViewModel {
    /** How the names of runs end, small and as they are. */
    static final String ZIPPED = ".json.gz";

    static final String PLAIN = ".json";

    private static final String ZIP = ".gz";

    /** Where Perfetto is. */
    static final String PERFETTO = "https://ui.perfetto.dev";

    private final Background background;
    private final Notices notices;
    private final Supplier<RecordedRun> shown;
    private final Consumer<RecordedRun> open;
    private final RunsOnDisk onDisk;
    private Consumer<String> browser = _ -> {};

    /**
     * @param shown gives the run that is shown
     * @param open shows another
     * @param onDisk is told what was saved
     */
    public RunFilesViewModel(
            Background background,
            Notices notices,
            Supplier<RecordedRun> shown,
            Consumer<RecordedRun> open,
            RunsOnDisk onDisk) {
        this.background = background;
        this.notices = notices;
        this.shown = shown;
        this.open = open;
        this.onDisk = onDisk;
    }

    /** Saves the run up to now in the file that the user chose, with the ending of a run. */
    public void save(Path target) {
        save(target, saved -> notices.show(Notice.done("The run is in " + saved)));
    }

    /** Sets what opens a page in the user's browser. */
    public void browseWith(Consumer<String> opens) {
        browser = opens;
    }

    /**
     * Saves the run up to now in the file that the user chose, and opens Perfetto's page. The file
     * is the user's to drop there: nothing is sent.
     */
    public void openInPerfetto(Path target) {
        save(
                target,
                saved -> {
                    notices.show(
                            Notice.done(
                                    "The run is in "
                                            + saved
                                            + ": drop it on the page that opens in your browser ("
                                            + PERFETTO
                                            + ")."));
                    browser.accept(PERFETTO);
                });
    }

    private void save(Path target, Consumer<Path> then) {
        RecordedRun run = shown.get();
        String name = target.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        boolean named = lower.endsWith(PLAIN) || lower.endsWith(ZIPPED);
        // Not the name the user agreed to replace, so nothing is replaced.
        Path file = named ? target : target.resolveSibling(typed(name) + ZIPPED);
        FileChoice choice = named ? FileChoice.REPLACE : FileChoice.NEW_NAME;
        Runnable saving = onDisk.saving(run);
        background.run(
                () -> RunFile.save(run, file, choice),
                written -> {
                    saving.run();
                    then.accept(written);
                },
                this::failed);
    }

    /** A dialog that lets the user type over all up to the last point leaves the end behind. */
    private static String typed(String name) {
        int end = name.length() - ZIP.length();
        boolean left = end > 0 && name.toLowerCase(Locale.ROOT).endsWith(ZIP);
        return left ? name.substring(0, end) : name;
    }

    /** Opens the run that is in a file. */
    public void open(Path file) {
        notices.show(Notice.done("Opening " + file.getFileName() + " …"));
        background.run(() -> RunFile.open(file), run -> opened(run, file), this::failed);
    }

    /**
     * Opens the run that a log of the system's call tracer tells of.
     *
     * @param wrong gets a sentence if it can't be opened
     */
    public void openLog(Path file, Runnable done, Consumer<String> wrong) {
        background.run(
                () -> WatchedRun.read(file),
                run -> {
                    done.run();
                    opened(run, file);
                },
                why -> wrong.accept(sentence(why)));
    }

    /** Opens the run of a file; compares those of two; does nothing where there is none. */
    public void open(List<Path> files) {
        if (files.size() == 1) {
            open(files.getFirst());
        } else if (files.size() > 1) {
            compare(() -> RunComparison.of(files.getFirst(), files.getLast()));
        }
    }

    /** Compares the run that is shown, up to now, with that of a file. */
    public void compare(Path file) {
        RecordedRun run = shown.get();
        String title = run.title().isEmpty() ? "" : ", " + run.title();
        compare(() -> RunComparison.of(run, "the one that was shown" + title, file));
    }

    private void compare(Callable<RecordedRun> comparison) {
        notices.show(Notice.done("Comparing the runs …"));
        background.run(
                comparison,
                run -> {
                    open.accept(run);
                    notices.show(Notice.done("Two runs: Ctrl+N goes back to the present one."));
                },
                this::failed);
    }

    private void opened(RecordedRun run, Path file) {
        open.accept(run);
        String marks = run.marks().isEmpty() ? "" : " But " + String.join("; ", run.marks()) + ".";
        notices.show(
                Notice.done(
                        file.getFileName()
                                + " is open: Ctrl+N goes back to the present run."
                                + marks));
    }

    private void failed(Exception why) {
        notices.show(Notice.failed(sentence(why)));
    }

    private static String sentence(Exception why) {
        return why instanceof CaptureFailedException
                ? String.valueOf(why.getMessage())
                : "That could not be done: " + why;
    }
}
