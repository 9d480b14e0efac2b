package loopscope.ui.captures;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.Captures;
import loopscope.capture.Picture;
import loopscope.capture.PictureFormat;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Saves pictures on another thread, and shows the outcome as a notice. Confined to the JavaFX
 * thread.
 */
public final class CaptureViewModel {
    private final Background background;
    private final Captures captures;
    private final Supplier<Picture> picture;
    private final Notices notices;

    /** Captures what the supplier returns at the time of each capture. */
    public CaptureViewModel(
            Background background, Captures captures, Notices notices, Supplier<Picture> picture) {
        this.background = background;
        this.captures = captures;
        this.notices = notices;
        this.picture = picture;
    }

    /** Saves the picture in the user's folder, in these formats. */
    public void save(List<String> names, Set<PictureFormat> formats) {
        Picture taken = picture.get();
        String stem = Captures.stem(names);
        report(() -> captures.save(taken, stem, formats));
    }

    /** Saves the picture to a file that the user chose. */
    public void saveAs(Path target) {
        Picture taken = picture.get();
        report(() -> List.of(captures.saveAs(taken, target)));
    }

    private void report(Callable<List<Path>> writing) {
        background.run(
                writing, files -> notices.show(done(files)), why -> notices.show(failed(why)));
    }

    private static Notice done(List<Path> files) {
        String others =
                files.stream()
                        .skip(1)
                        .map(beside -> " and " + beside.getFileName())
                        .collect(Collectors.joining());
        return Notice.done("The picture is in " + files.getFirst() + others);
    }

    private static Notice failed(Exception why) {
        return Notice.failed(
                why instanceof CaptureFailedException
                        ? String.valueOf(why.getMessage())
                        : "The picture could not be saved: " + why);
    }
}
