package loopscope.takeaway.watch;

import loopscope.capture.CaptureFailedException;
import loopscope.foreign.NoServerException;
import loopscope.foreign.TracerLog;
import loopscope.foreign.WatchedServer;
import loopscope.foreign.model.ModelEvidence;
import loopscope.lab.ForeignProgram;
import loopscope.lab.ModelInfo;
import loopscope.lab.Stage;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunTimes;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Address;
import loopscope.trace.Escape;
import loopscope.trace.metadata.StageConditions;
import loopscope.trace.metadata.TracerFacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run of a server that no one here wrote, from a log of the system's call tracer. */
public final class WatchedRun {
    private static final String ELSEWHERE = "where it listens was not seen";

    private WatchedRun() {}

    /**
     * Reads the log in a file to its end.
     *
     * @throws CaptureFailedException if there is none, it shows no server, or can't be read
     */
    public static RecordedRun read(Path file) throws CaptureFailedException {
        String name = Escape.printable(file.toString());
        if (Files.isDirectory(file)) {
            throw new CaptureFailedException(name + " is a folder: give a file in it.");
        }
        if (!Files.exists(file)) {
            throw new CaptureFailedException("There is no file " + name + ": give another.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, name);
        } catch (IOException e) {
            throw new CaptureFailedException(
                    name + " could not be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Reads a log to its end. Blocks on the stream.
     *
     * @param name what the log is called in a sentence
     * @throws CaptureFailedException if it shows no server, or can't be read
     */
    public static RecordedRun read(InputStream log, String name) throws CaptureFailedException {
        List<StageRecord> records = new ArrayList<>();
        List<ModelEvidence> evidence = new ArrayList<>();
        WatchedServer server;
        try {
            server =
                    TracerLog.read(
                            log,
                            trace -> {
                                records.add(StageRecord.of(trace));
                                evidence.add(ModelEvidence.following(trace));
                            });
        } catch (NoServerException e) {
            throw new CaptureFailedException(name + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CaptureFailedException(
                    name + " could not be read: " + e.getMessage() + ".", e);
        }
        RecordedStage stage =
                new RecordedStage(
                        name(server.command()),
                        "foreign",
                        ForeignProgram.kind(server.waitsForOne(), server.asks()),
                        !server.waitsForOne() && server.asks(),
                        server.address().isEmpty() ? ELSEWHERE : server.address(),
                        records.getFirst(),
                        conditions(server));
        String likeness = evidence.getFirst().likeness().words();
        return run(likeness.isEmpty() ? stage : stage.marked(likeness), server.end());
    }

    /**
     * What a stage behind which a program of others serves has recorded, once it was stopped.
     *
     * @param record what was recorded
     */
    public static RecordedRun of(Stage stage, StageRecord record) {
        ModelInfo model = stage.model();
        RecordedStage recorded =
                new RecordedStage(
                        model.title(),
                        model.id(),
                        model.kind(),
                        !model.blocking(),
                        Address.text(stage.address()),
                        record,
                        stage.conditions(),
                        Map.of(),
                        stage.marks());
        return run(recorded, record.trace().now());
    }

    private static RecordedRun run(RecordedStage stage, long end) {
        long instant = instant(stage.record(), end);
        return new RecordedRun(RunAccount.NONE, List.of(stage), new RunTimes(end, instant));
    }

    /** In the middle of the longest wait of a client; the end where none has waited. */
    private static long instant(StageRecord record, long end) {
        Blame longest = new WaitAnalysis(record.lanes()).longest(end);
        return longest == null
                ? end
                : Math.min(end, longest.waited().from() + longest.waited().length() / 2);
    }

    /** What the tracer has cost is not in a log. */
    private static StageConditions conditions(WatchedServer server) {
        return new StageConditions(
                null,
                null,
                false,
                null,
                false,
                0,
                "A call tracer does not see what lies in the kernel’s queues.",
                null,
                0,
                server.trace().oldest(),
                new TracerFacts(-1, server.lost(), server.uring(), 0));
    }

    /** The command without the folders of its program. */
    private static String name(String command) {
        if (command.isEmpty()) {
            return "a program";
        }
        int blank = command.indexOf(' ');
        String program = blank < 0 ? command : command.substring(0, blank);
        return program.substring(program.lastIndexOf('/') + 1)
                + (blank < 0 ? "" : command.substring(blank));
    }
}
