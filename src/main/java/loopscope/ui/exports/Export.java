package loopscope.ui.exports;

import loopscope.capture.CaptureFailedException;
import loopscope.takeaway.ExportProgress;

import java.nio.file.Path;
import java.util.List;

/** Writes files that belong together. Not called on the JavaFX thread. */
@FunctionalInterface
public interface Export {
    /**
     * Writes all files or none.
     *
     * @param progress called as the work goes on; an export that it ends leaves no file
     * @return the files
     * @throws CaptureFailedException if they can't be made or written
     */
    List<Path> write(ExportProgress progress) throws CaptureFailedException;
}
