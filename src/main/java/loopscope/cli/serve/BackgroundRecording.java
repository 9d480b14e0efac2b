package loopscope.cli.serve;

import loopscope.capture.CaptureFailedException;
import loopscope.takeaway.runs.RunRecording;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Path file;
    private final RecordFailures failures;
    private final ScheduledExecutorService disk =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("loopscope-record").factory());

    /** Null once it has failed. */
    private @Nullable RunRecording recording;

    /**
     * Begins to write.
     *
     * @param failures is told if it can't be written any further
     */
    BackgroundRecording(RunRecording recording, RecordFailures failures) {
        this.file = recording.path();
        this.recording = recording;
        this.failures = failures;
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
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void fail(String why) {
        String rest = Files.exists(file) ? " What was recorded before can be opened." : "";
        failures.add(file, why + rest);
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
            if (!ending.awaitTermination(LAST_MILLIS, TimeUnit.MILLISECONDS)) {
                fail(file + " could not be ended in time: its disk is too slow, choose another.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
