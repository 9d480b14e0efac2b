package loopscope.takeaway.text;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.RecordedRun;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes a run's timeline as text; see {@link TimelineText}. */
public final class TextExport {
    private TextExport() {}

    /** See {@link loopscope.takeaway.ExportWriter#write}. */
    public static Path write(
            RecordedRun run,
            ExportOptions options,
            Path target,
            FileChoice choice,
            ExportProgress progress)
            throws CaptureFailedException {
        byte[] text =
                TimelineText.of(run, options.picture(), options.columns())
                        .getBytes(StandardCharsets.US_ASCII);
        progress.reached(1);
        return AtomicFile.write(target, choice, out -> out.write(text));
    }
}
