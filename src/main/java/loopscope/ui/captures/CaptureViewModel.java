package loopscope.ui.captures;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.Captures;
import loopscope.capture.FileChoice;
import loopscope.capture.FileManager;
import loopscope.capture.Picture;
import loopscope.capture.PictureFormat;
import loopscope.capture.pdf.PdfFile;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.export.ExportFormat;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;
import loopscope.ui.exports.ExportsViewModel;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Saves pictures, and the run in every other form, on other threads, and shows the outcome as a
 * notice; other forms are {@linkplain ExportsViewModel exports}, made one at a time. Confined to
 * the JavaFX thread.
 */
public final class CaptureViewModel {
    private final Background background;
    private final Captures captures;
    private final Capturing capturing;
    private final Notices notices;
    private final ExportsViewModel exports;
    private final FileManager fileManager;
    private final RunsOnDisk onDisk;
    private final CaptureChoices choices = new CaptureChoices();

    /** Writes a picture to a file. */
    @FunctionalInterface
    private interface Writer {
        Path write(Path target, FileChoice choice) throws CaptureFailedException;
    }

    /** Where a file goes, which may be known only on the thread that writes it. */
    @FunctionalInterface
    private interface Target {
        Path get();
    }

    /** Captures what there is at the time of each capture. */
    public CaptureViewModel(
            Background background,
            Captures captures,
            Notices notices,
            ExportsViewModel exports,
            FileManager fileManager,
            RunsOnDisk onDisk,
            Capturing capturing) {
        this.background = background;
        this.captures = captures;
        this.notices = notices;
        this.exports = exports;
        this.fileManager = fileManager;
        this.onDisk = onDisk;
        this.capturing = capturing;
    }

    /** What of the run is captured, and how. */
    public CaptureChoices choices() {
        return choices;
    }

    /** Saves the picture in the user's folder, in these formats. */
    public void save(List<String> names, Set<PictureFormat> formats) {
        if (isPossible()) {
            Picture taken = capturing.picture(choices);
            String stem = Captures.stem(names);
            report(() -> captures.save(taken, stem, formats));
        }
    }

    /** Saves the picture, or the run in another form, in the user's folder. */
    public void save(List<String> names, ExportFormat format) {
        if (isPossible()) {
            String stem = Captures.stem(names);
            String ending = format.endings().getFirst();
            write(format, () -> captures.target(stem, ending), FileChoice.NEW_NAME);
        }
    }

    /**
     * Saves it to a file that the user chose, in the format of the name's ending; a PNG where it
     * has none.
     */
    public void saveAs(Path target) {
        Optional<ExportFormat> named = ExportFormat.of(target);
        String name = target.getFileName().toString();
        if (named.isPresent() && isPossible()) {
            write(named.get(), () -> target, FileChoice.REPLACE);
        } else if (named.isEmpty() && name.lastIndexOf('.') > 0) {
            notices.show(
                    Notice.failed(
                            name
                                    + " has an unknown ending: choose a name that ends in "
                                    + ExportFormat.choice()
                                    + "."));
        } else if (named.isEmpty() && isPossible()) {
            // Not the name the user agreed to replace, so nothing is replaced.
            Path png = target.resolveSibling(name + PictureFormat.PNG.ending());
            write(ExportFormat.PNG, () -> png, FileChoice.NEW_NAME);
        }
    }

    /** Puts the picture on the clipboard, as pixels and as SVG. */
    public void copy() {
        if (isPossible()) {
            try {
                PictureClip.put(capturing.picture(choices));
                notices.show(Notice.done("The picture is on the clipboard."));
            } catch (CaptureFailedException e) {
                failed(e);
            }
        }
    }

    /** Opens the folder that captures are in. */
    public void openFolder() {
        background.run(() -> fileManager.open(captures.folder()), _ -> {}, this::failed);
    }

    private boolean isPossible() {
        String obstacle = capturing.obstacle(choices);
        if (!obstacle.isEmpty()) {
            notices.show(Notice.failed(obstacle));
        }
        return obstacle.isEmpty();
    }

    /** What is seen is taken at once; where it is written to may be known later. */
    private void write(ExportFormat format, Target target, FileChoice choice) {
        switch (format) {
            case PNG, SVG -> {
                Picture taken = capturing.picture(choices);
                PictureFormat kind = PictureFormat.valueOf(format.name());
                picture((at, how) -> captures.write(taken, kind, at, how), target, choice);
            }
            case PDF -> {
                Picture taken = capturing.picture(choices);
                picture((at, how) -> PdfFile.write(taken, at, how), target, choice);
            }
            default -> {
                RecordedRun run = capturing.run();
                ExportOptions options = capturing.options(choices);
                Runnable saving = format == ExportFormat.RUN ? onDisk.saving(run) : () -> {};
                exports.start(
                        inSentence(format),
                        progress ->
                                List.of(format.write(run, options, target.get(), choice, progress)),
                        files -> {
                            saving.run();
                            return done(files);
                        });
            }
        }
    }

    private void picture(Writer writer, Target target, FileChoice choice) {
        report(() -> List.of(writer.write(target.get(), choice)));
    }

    private static String inSentence(ExportFormat format) {
        String words = format.words();
        return "the " + words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private void report(Callable<List<Path>> writing) {
        background.run(writing, files -> notices.show(done(files)), this::failed);
    }

    private static Notice done(List<Path> files) {
        boolean picture = files.stream().allMatch(CaptureViewModel::isPicture);
        String others =
                files.stream()
                        .skip(1)
                        .map(beside -> " and " + beside.getFileName())
                        .collect(Collectors.joining());
        return Notice.done(
                (picture ? "The picture is in " : "It is in ") + files.getFirst() + others);
    }

    private static boolean isPicture(Path file) {
        return PictureFormat.of(file).isPresent();
    }

    private void failed(Exception why) {
        notices.show(
                Notice.failed(
                        why instanceof CaptureFailedException
                                ? String.valueOf(why.getMessage())
                                : "The picture could not be saved: " + why));
    }
}
