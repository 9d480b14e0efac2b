package loopscope.takeaway.storyboard;

import loopscope.capture.AtomicFolder;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.capture.PictureFile;
import loopscope.capture.PictureFormat;
import loopscope.capture.pdf.PdfFile;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.slides.Slide;
import loopscope.takeaway.slides.SlideFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Writes a storyboard into a folder. Its pictures sort by name.
 *
 * <pre>
 *   01 A connects.png
 *   02 B comes, and waits.png
 *   contact sheet.png
 *   One at a time.pdf
 *   One at a time.pptx
 * </pre>
 */
public final class StoryboardFiles {
    /** A contact sheet of many pictures gets no more pixels. */
    private static final double MOST_PIXELS = 50e6;

    private final Storyboard story;
    private final StoryboardNames names;
    private final double scale;
    private final ExportProgress progress;
    private double done;
    private double all;

    private StoryboardFiles(Storyboard story, double scale, ExportProgress progress) {
        this.story = story;
        this.names = new StoryboardNames(story);
        this.scale = scale;
        this.progress = progress;
    }

    /**
     * Writes the folder; see {@link AtomicFolder#write}. One that replaces takes the place of all
     * that an older storyboard has left there. Blocks on the disk and, where pixels are drawn, on
     * the JavaFX thread: not for that thread.
     *
     * @param formats at least one
     * @param scale pixels of a PNG for each of the picture's: 1, 2 or 4
     * @return its files
     * @throws CaptureFailedException if one can't be drawn or written; then there is none
     */
    public static List<Path> write(
            Storyboard story,
            Set<StoryboardFormat> formats,
            double scale,
            Path folder,
            FileChoice choice,
            ExportProgress progress)
            throws CaptureFailedException {
        StoryboardFiles files = new StoryboardFiles(story, scale, progress);
        return AtomicFolder.write(
                folder, choice, files.names::old, part -> files.write(part, formats));
    }

    /**
     * Writes a presentation with a slide for each frame; see {@link SlideFile#write}.
     *
     * @return where the file is now
     * @throws CaptureFailedException if it can't be drawn or written; what was there before is
     *     untouched
     */
    public static Path writeSlides(
            Storyboard story, Path target, FileChoice choice, ExportProgress progress)
            throws CaptureFailedException {
        List<Slide> slides = story.frames().stream().map(StoryboardFiles::slide).toList();
        return SlideFile.write(story.title(), story.theme(), slides, target, choice, progress);
    }

    private static Slide slide(StoryFrame frame) {
        String title = frame.number() + ". " + frame.title();
        return new Slide(title, frame.picture(), frame.narration());
    }

    private void write(Path folder, Set<StoryboardFormat> formats) throws CaptureFailedException {
        all = formats.size() * (story.frames().size() + 1.0);
        for (StoryboardFormat format : formats) {
            switch (format) {
                case PNG -> pictures(folder, format, PictureFormat.PNG);
                case SVG -> pictures(folder, format, PictureFormat.SVG);
                case PDF -> document(folder);
                case PPTX -> presentation(folder);
            }
        }
    }

    private void pictures(Path folder, StoryboardFormat format, PictureFormat as)
            throws CaptureFailedException {
        List<Picture> cards = story.cards();
        for (int i = 0; i < cards.size(); i++) {
            picture(
                    cards.get(i),
                    as,
                    scale,
                    folder.resolve(names.of(story.frames().get(i), format)));
        }
        Picture sheet = ContactSheet.of(story);
        picture(sheet, as, sheetScale(sheet), folder.resolve(StoryboardNames.sheet(format)));
    }

    /** Twice as fine as the pictures, so that small words are read; less where that is too much. */
    private double sheetScale(Picture sheet) {
        double most = Math.sqrt(MOST_PIXELS / (sheet.width() * sheet.height()));
        return Math.min(2 * scale, most);
    }

    private void picture(Picture picture, PictureFormat format, double finer, Path file)
            throws CaptureFailedException {
        PictureFile.write(picture, format, finer, file, FileChoice.NEW_NAME);
        worked(1);
    }

    private void document(Path folder) throws CaptureFailedException {
        PdfFile.write(
                story.title(),
                story.cards(),
                folder.resolve(names.whole(StoryboardFormat.PDF)),
                FileChoice.NEW_NAME);
        worked(story.frames().size());
        PdfFile.write(
                ContactSheet.of(story),
                folder.resolve(StoryboardNames.sheet(StoryboardFormat.PDF)),
                FileChoice.NEW_NAME);
        worked(1);
    }

    private void presentation(Path folder) throws CaptureFailedException {
        double before = done;
        double parts = story.frames().size() + 1.0;
        writeSlides(
                story,
                folder.resolve(names.whole(StoryboardFormat.PPTX)),
                FileChoice.NEW_NAME,
                share -> progress.reached((before + share * parts) / all));
        worked(parts);
    }

    private void worked(double parts) {
        done += parts;
        progress.reached(Math.min(1, done / all));
    }
}
