package loopscope.ui.base;

import javafx.application.Platform;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does what takes long away from the JavaFX thread, and brings the outcome back to it. */
public final class Background {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Does the work on a thread of its own, unless this was closed; then one of the two is called
     * on the JavaFX thread.
     *
     * @param failed is given what the work threw
     */
    public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        if (threads.isShutdown()) {
            return;
        }
        threads.execute(
                () -> {
                    try {
                        T result = work.call();
                        Platform.runLater(() -> done.accept(result));
                    } catch (Exception e) {
                        Platform.runLater(() -> failed.accept(e));
                    }
                });
    }

    /** Begins nothing any more; what runs is interrupted. */
    public void close() {
        threads.shutdownNow();
    }

    /**
     * Guards what belongs to the JavaFX thread.
     *
     * @throws IllegalStateException on any other
     */
    public static void assertFxThread() {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException("This belongs to the JavaFX thread.");
        }
    }
}
