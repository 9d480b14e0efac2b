package loopscope.capture;

import javafx.application.Platform;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has a picture drawn on the JavaFX thread for another thread, which waits. */
public final class DrawnPixels {
    private DrawnPixels() {}

    /**
     * Draws the picture; blocks until that is done. The JavaFX toolkit must have been started.
     *
     * @param scale picture pixels become this many pixels of the image
     * @param limit how long to wait
     * @throws CaptureFailedException if it can't be drawn, or not in time
     * @throws IllegalStateException on the JavaFX thread, or if the toolkit was not started
     */
    public static BufferedImage of(Picture picture, double scale, Duration limit)
            throws CaptureFailedException {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("This waits: call it on another thread.");
        }
        CompletableFuture<BufferedImage> pixels = new CompletableFuture<>();
        Platform.runLater(() -> draw(picture, scale, pixels));
        return await(pixels, limit);
    }

    private static void draw(
            Picture picture, double scale, CompletableFuture<BufferedImage> pixels) {
        try {
            drawNext(Pixels.of(picture, scale), pixels);
        } catch (CaptureFailedException | RuntimeException e) {
            pixels.completeExceptionally(e);
        }
    }

    /** Tile by tile: what else the thread has to do, such as to answer a key, is not put off. */
    private static void drawNext(Pixels drawn, CompletableFuture<BufferedImage> pixels) {
        if (pixels.isDone()) {
            return;
        }
        try {
            if (drawn.next()) {
                Platform.runLater(() -> drawNext(drawn, pixels));
            } else {
                pixels.complete(drawn.image());
            }
        } catch (RuntimeException e) {
            pixels.completeExceptionally(e);
        }
    }

    private static BufferedImage await(CompletableFuture<BufferedImage> pixels, Duration limit)
            throws CaptureFailedException {
        try {
            return pixels.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pixels.cancel(false);
            throw new CaptureFailedException(
                    "The picture was not drawn within " + limit.toMillis() + " ms: try again.", e);
        } catch (InterruptedException e) {
            pixels.cancel(false);
            Thread.currentThread().interrupt();
            throw new CaptureFailedException("The capture was interrupted: try again.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CaptureFailedException failed
                    ? failed
                    : new CaptureFailedException("The picture could not be drawn.", e);
        }
    }
}
