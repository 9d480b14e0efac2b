package loopscope.capture;

import javafx.application.Platform;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Affine;

import loopscope.picture.surface.CanvasSurface;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Locale;

/**
 * Draws a picture into memory, tile by tile, since a graphics card refuses a canvas of more than
 * its largest texture.
 */
public final class Pixels {
    /** Side of a tile in pixels: every graphics card JavaFX runs on can hold it. */
    private static final int TILE = 2048;

    /** About 400 MB in memory: beyond that it is a mistake. */
    private static final double MOST_PIXELS = 100e6;

    private final Picture picture;
    private final double scale;
    private final BufferedImage image;
    private final Canvas canvas;
    private final CanvasSurface surface;
    private int x;
    private int y;

    private Pixels(Picture picture, double scale, int width, int height) {
        this.picture = picture;
        this.scale = scale;
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        this.canvas = new Canvas(Math.min(TILE, width), Math.min(TILE, height));
        this.surface = new CanvasSurface(canvas.getGraphicsContext2D());
    }

    /**
     * Draws the picture. Confined to the JavaFX thread; a 1600x900 picture takes some 10 ms at
     * scale 1.
     *
     * @param scale picture pixels become this many pixels of the image
     * @throws CaptureFailedException if there would be too many pixels
     * @throws IllegalStateException on any other thread
     */
    public static BufferedImage paint(Picture picture, double scale) throws CaptureFailedException {
        Pixels pixels = of(picture, scale);
        while (pixels.next()) {
            // One tile after the other.
        }
        return pixels.image;
    }

    /**
     * The same, of which nothing is drawn yet: so that the JavaFX thread can do something else
     * between two tiles.
     */
    static Pixels of(Picture picture, double scale) throws CaptureFailedException {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException("Drawing belongs to the JavaFX thread.");
        }
        double width = Math.ceil(picture.width() * scale);
        double height = Math.ceil(picture.height() * scale);
        if (!(width >= 1 && height >= 1 && width * height <= MOST_PIXELS)) {
            throw new CaptureFailedException(
                    String.format(
                            Locale.ROOT,
                            "A PNG of %.0f x %.0f pixels can't be made: choose a smaller scale or window.",
                            width,
                            height));
        }
        return new Pixels(picture, scale, (int) width, (int) height);
    }

    /** Draws the next tile; false once all are drawn. Confined to the JavaFX thread. */
    boolean next() {
        if (y >= image.getHeight()) {
            return false;
        }
        canvas.getGraphicsContext2D().setTransform(new Affine());
        canvas.getGraphicsContext2D().clearRect(0, 0, TILE, TILE);
        surface.begin(scale, 1, x / scale, y / scale);
        picture.painter().accept(surface);
        copy(canvas, x, y, image);
        x += TILE;
        if (x >= image.getWidth()) {
            x = 0;
            y += TILE;
        }
        return true;
    }

    /** The image, whole once all tiles are drawn. */
    BufferedImage image() {
        return image;
    }

    /** Copies what is on the canvas to a place in the image. */
    private static void copy(Canvas canvas, int x, int y, BufferedImage image) {
        int w = Math.min(TILE, image.getWidth() - x);
        int h = Math.min(TILE, image.getHeight() - y);
        SnapshotParameters transparent = new SnapshotParameters();
        transparent.setFill(Color.TRANSPARENT);
        WritableImage tile = canvas.snapshot(transparent, null);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int stride = image.getWidth();
        tile.getPixelReader()
                .getPixels(
                        0,
                        0,
                        w,
                        h,
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        y * stride + x,
                        stride);
    }
}
