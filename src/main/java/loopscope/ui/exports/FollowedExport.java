package loopscope.ui.exports;

import javafx.application.Platform;

import loopscope.capture.CaptureFailedException;
import loopscope.takeaway.ExportProgress;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleConsumer;

/** An export that another thread makes, and the JavaFX thread follows and may cancel. */
final class FollowedExport implements Callable<List<Path>>, ExportProgress {
    private final Export export;
    private final DoubleConsumer reached;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile double share;
    private volatile boolean cancelled;

    /**
     * @param reached called with the share of the work that is done, from 0 to 1, on the JavaFX
     *     thread; shares that follow one another faster than that thread draws are left out
     */
    FollowedExport(Export export, DoubleConsumer reached) {
        this.export = export;
        this.reached = reached;
    }

    @Override
    public List<Path> call() throws CaptureFailedException {
        try {
            return export.write(this);
        } finally {
            over.complete(null);
        }
    }

    @Override
    public void reached(double now) {
        if (cancelled) {
            throw new CancellationException("The user has cancelled it.");
        }
        share = now;
        if (!told.getAndSet(true)) {
            Platform.runLater(this::tell);
        }
    }

    private void tell() {
        told.set(false);
        reached.accept(share);
    }

    /** Ends it when it reaches the next part of its work; any thread. */
    void cancel() {
        cancelled = true;
    }

    /** Whether it is to end, or has; any thread. */
    boolean isCancelled() {
        return cancelled;
    }

    /** Completes when it is over, whatever became of it. */
    CompletableFuture<Void> over() {
        return over;
    }
}
