package loopscope.takeaway.slides;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.DrawnPixels;
import loopscope.capture.FileChoice;
import loopscope.capture.Picture;
import loopscope.capture.PngFile;
import loopscope.picture.surface.Theme;
import loopscope.takeaway.ExportProgress;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Writes pictures as a presentation, one slide each. */
public final class SlideFile {
    /** Pixels of the raster for each of the picture's: sharp also on a projector. */
    private static final double SCALE = 2;

    private static final Duration DRAWING = Duration.ofSeconds(60);

    private SlideFile() {}

    /**
     * Writes the presentation; see {@link AtomicFile#write}. Blocks on the disk and on the JavaFX
     * thread, which draws the pictures for programs that know no SVG: not for that thread.
     *
     * @param title of the presentation
     * @param theme the colours of the slides
     * @param slides at least one
     * @return where the file is now
     * @throws CaptureFailedException if a picture can't be drawn, or the file can't be written;
     *     what was there before is untouched
     */
    public static Path write(
            String title,
            Theme theme,
            List<Slide> slides,
            Path target,
            FileChoice choice,
            ExportProgress progress)
            throws CaptureFailedException {
        try {
            return AtomicFile.write(
                    target,
                    choice,
                    out -> write(title, theme, slides, out, SlideFile::png, progress));
        } catch (NotDrawn e) {
            throw e.failure;
        }
    }

    /** Writes it to a stream, which stays open. */
    static void write(
            String title,
            Theme theme,
            List<Slide> slides,
            OutputStream out,
            Presentation.Raster raster,
            ExportProgress progress)
            throws IOException {
        try {
            new Presentation(title, theme, slides, out).write(raster, progress);
        } catch (CaptureFailedException e) {
            throw new NotDrawn(e);
        }
    }

    private static byte[] png(Picture picture) throws CaptureFailedException {
        return PngFile.bytes(DrawnPixels.of(picture, picture.pixels(SCALE), DRAWING));
    }

    /** Carries the failure through what writes files. */
    private static final class NotDrawn extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final CaptureFailedException failure;

        NotDrawn(CaptureFailedException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
