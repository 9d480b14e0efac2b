package loopscope.takeaway.runs;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.GrowingFile;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.trace.file.RunWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Records a run to a file while it goes on: what was written stays, also when the program is
 * killed. Confined to one thread; blocks on the disk.
 */
public final class RunRecording {
    private final GrowingFile file;
    private final Supplier<RecordedRun> run;
    private final RunWriter writer;

    private RunRecording(GrowingFile file, Supplier<RecordedRun> run, RunWriter writer) {
        this.file = file;
        this.run = run;
        this.writer = writer;
    }

    /**
     * Makes the file, gzipped where its name ends in {@code .gz}.
     *
     * @param run gives the run as it is now, each time with the same stages
     * @throws CaptureFailedException if it can't be made
     */
    public static RunRecording begin(Path target, FileChoice choice, Supplier<RecordedRun> run)
            throws CaptureFailedException {
        GrowingFile file = GrowingFile.create(target, choice);
        RecordedRun now = run.get();
        try {
            OutputStream out = RunFile.zippedFor(target, file.out(), true);
            RunWriter writer =
                    new RunWriter(
                            out,
                            RunFacts.beginning(now.title(), now.stages()),
                            now.stages().stream().map(RecordedStage::name).toList(),
                            now.stages().stream().map(stage -> stage.record().trace()).toList());
            writer.flush();
            return new RunRecording(file, run, writer);
        } catch (IOException e) {
            throw GrowingFile.failure(target, e);
        }
    }

    /** Where it is. */
    public Path path() {
        return file.path();
    }

    /**
     * Writes what was recorded since the last time.
     *
     * @throws CaptureFailedException if it can't be written; what was written before can be opened
     */
    public void write() throws CaptureFailedException {
        try {
            boolean _ = writer.write();
            writer.flush();
        } catch (IOException e) {
            throw GrowingFile.failure(path(), e);
        }
    }

    /**
     * Writes the rest, ends the file, and waits until it is on the disk.
     *
     * @throws CaptureFailedException if it can't be written; what was written before can be opened,
     *     unless somebody has removed the file
     */
    public void finish() throws CaptureFailedException {
        end();
        file.settle();
    }

    private void end() throws CaptureFailedException {
        try (RunWriter ending = writer) {
            boolean _ = ending.write();
            Map<String, Object> facts = RunFacts.of(run.get());
            if (ending.missed() > 0) {
                facts.put("marks", List.of(missing(ending.missed())));
            }
            ending.finish(facts);
        } catch (IOException e) {
            throw GrowingFile.failure(path(), e);
        }
    }

    private static String missing(long events) {
        return String.format(
                Locale.ROOT, "%,d events are missing: the disk was slower than the server", events);
    }
}
