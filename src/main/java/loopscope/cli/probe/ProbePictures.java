package loopscope.cli.probe;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.cli.files.RunExports;
import loopscope.cli.files.Target;
import loopscope.cli.files.TypedLook;
import loopscope.lab.ForeignProgram;
import loopscope.lab.Stage;
import loopscope.probe.Finding;
import loopscope.probe.Verdict;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.watch.WatchedRun;
import loopscope.timeline.lanes.StageRecord;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Leaves a picture of each difficult client that a server did not survive, named after it. Confined
 * to the thread that probes.
 */
final class ProbePictures {
    private final Path folder;
    private final PrintWriter err;
    private final StringWriter written = new StringWriter();
    private @Nullable CaptureFailedException trouble;
    private boolean unknown;

    /**
     * @param folder where they are left; made where it is not there yet
     * @throws CaptureFailedException if it can't be made
     */
    ProbePictures(Path folder, PrintWriter err) throws CaptureFailedException {
        this.folder = folder;
        this.err = err;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CaptureFailedException(
                    folder + " can't be made a folder (" + e.getMessage() + "): give another.", e);
        }
    }

    /** Draws what was recorded, if the server fell short; the first trouble is told at the end. */
    void add(Finding finding, @Nullable Stage stage, @Nullable StageRecord record) {
        if (!finding.isFailure() || stage == null || record == null) {
            return;
        }
        if (!areCallsKnown(stage)) {
            unknown = true;
            return;
        }
        try {
            RunExports exports =
                    new RunExports(
                            new PrintWriter(written, true),
                            err,
                            List.of(target(finding, ".png"), target(finding, ".svg")),
                            options(),
                            FileChoice.NEW_NAME);
            exports.prepare();
            exports.write(run(finding, stage, record));
        } catch (CaptureFailedException e) {
            trouble = trouble == null ? e : trouble;
        }
    }

    /** Without the server's calls, who waits for whom is not known. */
    private static boolean areCallsKnown(Stage stage) {
        ForeignProgram program = stage.setup().program();
        return program == null || program.traced();
    }

    private Target target(Finding finding, String ending) {
        return Target.of(folder.resolve(finding.scenario() + ending).toString());
    }

    private static ExportOptions options() {
        return new ExportOptions(
                PictureOptions.usual(TypedLook.theme("light")),
                TypedLook.scale("1"),
                ExportOptions.USUAL_COLUMNS);
    }

    private static RecordedRun run(Finding finding, Stage stage, StageRecord record) {
        String title = finding.title() + ": " + finding.words();
        RecordedRun run = WatchedRun.of(stage, record);
        RecordedRun told = run.about(RunAccount.titled(title));
        return finding.verdict() == Verdict.DIED ? told.at(told.end()) : told;
    }

    /**
     * The files that were left, a line each.
     *
     * @throws CaptureFailedException if one could not be written
     */
    String files() throws CaptureFailedException {
        if (trouble != null) {
            throw trouble;
        }
        return unknown
                ? written + "No picture is left of a server whose calls are not known.\n"
                : written.toString();
    }
}
