package loopscope.cli.files;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.cli.base.Progress;
import loopscope.cli.base.Terminal;
import loopscope.cli.base.Toolkit;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.RecordedRun;
import loopscope.trace.Escape;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that a command leaves of a run.
 *
 * @param out gets the path of each file, a line each
 * @param err gets how far a file is, where it is a terminal
 */
public record RunExports(
        PrintWriter out,
        PrintWriter err,
        List<Target> targets,
        ExportOptions options,
        FileChoice choice) {
    /**
     * Checks the folders, and starts the toolkit if pixels are wanted, so that failures come early.
     *
     * @throws CaptureFailedException if a file can't be written
     */
    public void prepare() throws CaptureFailedException {
        for (Target target : targets) {
            AtomicFile.check(target.path(), choice);
        }
        if (targets.stream().anyMatch(target -> target.format().drawsPixels())) {
            Toolkit.startWithoutDisplay();
        }
    }

    /**
     * Writes the files.
     *
     * @throws CaptureFailedException if one can't be written; those written before stay
     */
    public void write(RecordedRun run) throws CaptureFailedException {
        for (Target target : targets) {
            Progress progress = new Progress(err, Terminal.showsErrors());
            ExportProgress shown =
                    progress.of(Escape.printable(String.valueOf(target.path().getFileName())));
            Path written;
            try {
                written = target.format().write(run, options, target.path(), choice, shown);
            } finally {
                progress.clear();
            }
            out.println(written);
            out.flush();
        }
    }
}
