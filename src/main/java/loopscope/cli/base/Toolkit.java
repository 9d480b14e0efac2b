package loopscope.cli.base;

import javafx.application.Platform;

import loopscope.capture.CaptureFailedException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Starts the JavaFX toolkit, with a display or without; a JVM can do that only once. */
public final class Toolkit {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Toolkit() {}

    /**
     * Starts the toolkit so that it draws only into memory and needs neither display nor GTK.
     *
     * @throws CaptureFailedException when the toolkit does not start
     */
    public static void startWithoutDisplay() throws CaptureFailedException {
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
     * Starts the toolkit for windows; blocks until it runs, for 20 s at most.
     *
     * @throws RuntimeException when the display can't be opened, or the toolkit does not start in
     *     time
     * @throws LinkageError when a library is missing
     */
    public static void start() {
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
