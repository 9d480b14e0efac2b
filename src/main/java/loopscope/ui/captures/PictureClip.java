package loopscope.ui.captures;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.Picture;
import loopscope.capture.Pixels;
import loopscope.capture.SvgFile;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A picture on the clipboard: as pixels, and as SVG for programs that take that. Confined to the
 * JavaFX thread.
 */
final class PictureClip {
    /** The media type of SVG; on the clipboard of X11 and Wayland it is the name of the format. */
    static final String SVG = "image/svg+xml";

    /** Sharp also on a projector. */
    private static final double SCALE = 2;

    private PictureClip() {}

    /**
     * Puts a picture there.
     *
     * @throws CaptureFailedException if it has too many pixels
     */
    static void put(Picture picture) throws CaptureFailedException {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image(Pixels.paint(picture, picture.pixels(SCALE))));
        // A buffer goes there as it is; a string would be written as a Java object.
        content.put(svg(), ByteBuffer.wrap(SvgFile.text(picture).getBytes(StandardCharsets.UTF_8)));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** A format can be made only once. */
    static DataFormat svg() {
        DataFormat known = DataFormat.lookupMimeType(SVG);
        return known == null ? new DataFormat(SVG) : known;
    }

    private static WritableImage image(BufferedImage pixels) {
        int width = pixels.getWidth();
        int height = pixels.getHeight();
        WritableImage image = new WritableImage(width, height);
        int[] colours = pixels.getRGB(0, 0, width, height, null, 0, width);
        image.getPixelWriter()
                .setPixels(
                        0, 0, width, height, PixelFormat.getIntArgbInstance(), colours, 0, width);
        return image;
    }
}
