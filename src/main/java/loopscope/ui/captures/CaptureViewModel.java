package loopscope.ui.captures;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.Captures;
import loopscope.capture.FileChoice;
import loopscope.capture.FileManager;
import loopscope.capture.Picture;
import loopscope.capture.PictureFormat;
import loopscope.capture.pdf.PdfFile;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.export.ExportFormat;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Saves pictures, and the run in every other form, on another thread, and shows the outcome as a
 * notice. Confined to the JavaFX thread.
 */
public final class CaptureViewModel {
    private final Background background;
    private final Captures captures;
    private final Capturing capturing;
    private final Notices notices;
    private final FileManager fileManager;
    private final CaptureChoices choices = new CaptureChoices();

    /** Writes a file of what was captured. */
    @FunctionalInterface
    private interface Writer {
        Path write(Path target, FileChoice choice) throws CaptureFailedException;
    }

    /** Captures what there is at the time of each capture. */
    public CaptureViewModel(
            Background background,
            Captures captures,
            Notices notices,
            FileManager fileManager,
            Capturing capturing) {
        this.background = background;
        this.captures = captures;
        this.notices = notices;
        this.fileManager = fileManager;
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
            Writer writer = writer(format);
            report(() -> List.of(writer.write(captures.target(stem, ending), FileChoice.NEW_NAME)));
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
            Writer writer = writer(named.get());
            report(() -> List.of(writer.write(target, FileChoice.REPLACE)));
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
            Writer writer = writer(ExportFormat.PNG);
            report(() -> List.of(writer.write(png, FileChoice.NEW_NAME)));
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

    /** What is seen is taken at once; what it is written to may be known later. */
    private Writer writer(ExportFormat format) {
        return switch (format) {
            case PNG, SVG -> {
                Picture taken = capturing.picture(choices);
                PictureFormat kind = PictureFormat.valueOf(format.name());
                yield (target, choice) -> captures.write(taken, kind, target, choice);
            }
            case PDF -> {
                Picture taken = capturing.picture(choices);
                yield (target, choice) -> PdfFile.write(taken, target, choice);
            }
            default -> {
                RecordedRun run = capturing.run();
                ExportOptions options = capturing.options(choices);
                yield (target, choice) ->
                        format.write(run, options, target, choice, ExportProgress.NONE);
            }
        };
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
