package loopscope.picture;

import javafx.application.Platform;

import loopscope.Patience;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The JavaFX thread for tests: started once, without a display, and waited for with a limit. */
public final class FxThread {
    private static boolean started;

    private FxThread() {}

    /** Starts the toolkit if it was not yet. */
    public static synchronized void start() {
        if (started) {
            return;
        }
        System.setProperty("glass.platform", "headless");
        System.setProperty("prism.order", "sw");
        CompletableFuture<Void> ready = new CompletableFuture<>();
        try {
            Platform.startup(() -> ready.complete(null));
        } catch (IllegalStateException alreadyRunning) {
            ready.complete(null);
        }
        ready.orTimeout(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS).join();
        Platform.setImplicitExit(false);
        started = true;
    }

    /** Runs something there and returns what it returned. */
    public static <T> T call(Callable<T> work) throws Exception {
        start();
        if (Platform.isFxApplicationThread()) {
            return work.call();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Exception | AssertionError e) {
                        result.completeExceptionally(e);
                    }
                });
        return result.get(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }
}
