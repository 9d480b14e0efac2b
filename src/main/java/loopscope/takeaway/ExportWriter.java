package loopscope.takeaway;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;

import java.nio.file.Path;

/** Writes a run to a file of one format. */
@FunctionalInterface
public interface ExportWriter {
    /**
     * Writes the file, whole or not at all. Blocks on the disk and, where pixels are drawn, on the
     * JavaFX thread: not for that thread.
     *
     * @return where the file is now: under another name than asked for if there was a file and the
     *     choice was {@link FileChoice#NEW_NAME}
     * @throws CaptureFailedException if it can't be made or written; what was there before is
     *     untouched
     */
    Path write(
            RecordedRun run,
            ExportOptions options,
            Path target,
            FileChoice choice,
            ExportProgress progress)
            throws CaptureFailedException;
}
