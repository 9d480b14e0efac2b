package loopscope.ui.base;

import javafx.application.Platform;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs long work on other threads, and hands the result to the JavaFX thread. */
public final class Background {
    private final ExecutorService threads;

    /** Runs each piece of work on a virtual thread of its own. */
    public Background() {
        this(Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Runs work on these threads, which end when it is closed. */
    public Background(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Runs the work on another thread, then calls {@code done} or {@code failed} on the JavaFX
     * thread. Does nothing once this is closed.
     *
     * @param failed gets the exception that the work threw
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

    /** Whether it is closed. */
    public boolean isClosed() {
        return threads.isShutdown();
    }

    /** Starts no more work, and interrupts what runs. */
    public void close() {
        threads.shutdownNow();
    }

    /**
     * Checks that it is called on the JavaFX thread.
     *
     * @throws IllegalStateException on any other thread
     */
    public static void assertFxThread() {
        if (!Platform.isFxApplicationThread()) {
            throw new IllegalStateException("This belongs to the JavaFX thread.");
        }
    }
}
