package loopscope.cli;

import loopscope.capture.CaptureFailedException;
import loopscope.takeaway.runs.RunRecording;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Writes a recording on a thread of its own, so that neither a slow terminal nor the server waits
 * for the disk, or the disk for them. Thread-safe.
 */
final class BackgroundRecording {
    private static final long EACH_MILLIS = 100;
    private static final long LAST_MILLIS = 20_000;

    private final PrintWriter err;
    private final ScheduledExecutorService disk =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("loopscope-record").factory());

    /** Null once it has failed. */
    private @Nullable RunRecording recording;

    /**
     * Begins to write.
     *
     * @param err is told, once, that it can't be written any further
     */
    BackgroundRecording(RunRecording recording, PrintWriter err) {
        this.recording = recording;
        this.err = err;
        var _ =
                disk.scheduleWithFixedDelay(
                        () -> write(RunRecording::write),
                        EACH_MILLIS,
                        EACH_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    /** A part of the writing. */
    @FunctionalInterface
    private interface Part {
        void of(RunRecording recording) throws CaptureFailedException;
    }

    /** Only on the thread of the disk. */
    private void write(Part part) {
        RunRecording now = recording;
        if (now == null) {
            return;
        }
        try {
            part.of(now);
        } catch (CaptureFailedException e) {
            recording = null;
            err.println(e.getMessage() + " What was recorded before can be opened.");
            err.flush();
        }
    }

    /** Writes the rest and ends the file; blocks until that is done, some seconds at most. */
    void finish() {
        ExecutorService ending = disk;
        if (!ending.isShutdown()) {
            ending.execute(
                    () -> {
                        write(RunRecording::finish);
                        recording = null;
                    });
            ending.shutdown();
        }
        try {
            boolean _ = ending.awaitTermination(LAST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
