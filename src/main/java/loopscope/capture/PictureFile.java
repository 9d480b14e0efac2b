package loopscope.capture;

import java.nio.file.Path;
import java.time.Duration;

/** Writes a picture to a file of any format. */
public final class PictureFile {
    /** How long a PNG may take to be drawn, on a machine that has other things to do. */
    private static final Duration DRAWING = Duration.ofSeconds(60);

    private PictureFile() {}

    /**
     * Writes the picture. Blocks on the disk and, for a PNG, on the JavaFX thread: not for that
     * thread.
     *
     * @param scale pixels of a PNG for each of the picture's: 1, 2 or 4
     * @return where the file is now
     * @throws CaptureFailedException if it can't be drawn or written; what was there before is
     *     untouched
     */
    public static Path write(
            Picture picture, PictureFormat format, double scale, Path target, FileChoice choice)
            throws CaptureFailedException {
        return switch (format) {
            case PNG -> PngFile.write(picture, picture.pixels(scale), target, choice, DRAWING);
            case SVG -> SvgFile.write(picture, target, choice);
        };
    }
}
