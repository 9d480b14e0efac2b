package loopscope.capture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;

import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

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
    private static final int ALPHA = 0xFF000000;

    /** From here on the time to encode tells, and a quarter more bytes do not. */
    private static final long MANY_PIXELS = 8_000_000;

    /** Zlib's level 1, in ImageIO's words. */
    private static final float FAST = 0.9f;

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
        return AtomicFile.write(target, choice, out -> encode(pixels, out));
    }

    /** The same as bytes in memory. */
    public static byte[] bytes(BufferedImage pixels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            encode(pixels, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void encode(BufferedImage pixels, OutputStream out) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
        if (!writers.hasNext()) {
            throw new IOException("this Java has no PNG writer");
        }
        ImageWriter writer = writers.next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if ((long) pixels.getWidth() * pixels.getHeight() > MANY_PIXELS) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(FAST);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(withoutAlpha(pixels), null, null), how);
        } catch (IIOException e) {
            throw e.getCause() instanceof IOException why ? why : e; // it says nothing of the disk
        } finally {
            writer.dispose();
        }
    }

    /** The same pixels, without their alpha where none lets anything through. */
    private static BufferedImage withoutAlpha(BufferedImage image) {
        DataBufferInt data = (DataBufferInt) image.getRaster().getDataBuffer();
        int all = ALPHA;
        for (int pixel : data.getData()) {
            all &= pixel;
        }
        if (all != ALPHA) {
            return image;
        }
        DirectColorModel colours = new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
        return new BufferedImage(
                colours,
                Raster.createPackedRaster(
                        data,
                        image.getWidth(),
                        image.getHeight(),
                        image.getWidth(),
                        colours.getMasks(),
                        null),
                false,
                null);
    }
}
