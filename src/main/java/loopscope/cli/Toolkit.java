package loopscope.cli;

import javafx.application.Platform;

import loopscope.capture.CaptureFailedException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Starts the JavaFX toolkit, which a JVM can do once: with a display, or without. */
final class Toolkit {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Toolkit() {}

    /**
     * Starts it so that it draws into memory alone and needs neither display nor GTK.
     *
     * @throws CaptureFailedException when it does not start
     */
    static void startWithoutDisplay() throws CaptureFailedException {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("glass.platform", "headless");
        System.setProperty("prism.order", "sw");
        try {
            start();
        } catch (RuntimeException | LinkageError e) {
            throw new CaptureFailedException(
                    "PNG pictures can't be drawn here (" + e + "): choose .svg instead.", e);
        }
    }

    /**
     * Starts it for windows.
     *
     * @throws RuntimeException when the display can't be opened
     * @throws LinkageError when a library is missing
     */
    static void start() {
        LibraryCache.settle();
        CompletableFuture<Void> ready = new CompletableFuture<>();
        try {
            Platform.startup(() -> ready.complete(null));
        } catch (IllegalStateException runsAlready) {
            ready.complete(null);
        }
        try {
            ready.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException late) {
            throw new IllegalStateException(
                    "it did not start within " + LIMIT.toSeconds() + " s", late);
        }
    }
}
