package loopscope.capture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Writes a picture as PNG, at any scale.
 *
 * <pre>
 *   JavaFX thread:    paint  -> pixels
 *   another thread:             pixels -> encode -> file
 * </pre>
 *
 * The JavaFX toolkit must have been started; it needs no display with {@code
 * -Dglass.platform=headless -Dprism.order=sw}.
 */
public final class PngFile {
    private PngFile() {}

    /**
     * Draws on the JavaFX thread, blocks until that is done, and writes the file on the caller's
     * thread.
     *
     * @param scale picture pixels become this many PNG pixels: 1, 2 or 4
     * @param limit how long to wait for the drawing
     * @return where the file is now
     * @throws CaptureFailedException if it can't be drawn in time or written; what was there before
     *     is untouched
     * @throws IllegalStateException on the JavaFX thread, or if the toolkit was not started
     */
    public static Path write(
            Picture picture, double scale, Path target, FileChoice choice, Duration limit)
            throws CaptureFailedException {
        return save(DrawnPixels.of(picture, scale, limit), target, choice);
    }

    /**
     * Encodes and writes pixels that {@link Pixels#paint} drew. Blocks on the disk: not for the
     * JavaFX thread.
     *
     * @return where the file is now
     * @throws CaptureFailedException if it can't be written; what was there before is untouched
     */
    public static Path save(BufferedImage pixels, Path target, FileChoice choice)
            throws CaptureFailedException {
        return AtomicFile.write(target, choice, out -> PngEncoder.write(pixels, out));
    }

    /** The same as bytes in memory. */
    public static byte[] bytes(BufferedImage pixels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PngEncoder.write(pixels, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
