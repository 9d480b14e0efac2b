package loopscope.cli.serve;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.GrowingFile;
import loopscope.lab.ModelInfo;
import loopscope.lab.SettingWords;
import loopscope.lab.Stage;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunTimes;
import loopscope.takeaway.export.ExportFormat;
import loopscope.takeaway.runs.RunRecording;
import loopscope.takeaway.text.Asciicast;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Address;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The files that a served session is recorded to: runs, and what the terminal shows.
 *
 * @param files in the order in which they were named
 * @param choice what to do with those that are there already
 */
record ServeRecords(List<Path> files, FileChoice choice) {
    private static final String CAST = ".cast";

    /** Where the shell does not export how large the terminal is. */
    private static final int COLUMNS = 100;

    private static final int ROWS = 30;

    /**
     * The files of these names.
     *
     * @throws IllegalArgumentException with a sentence for the user, if one can't be recorded to
     */
    static ServeRecords of(List<String> names, FileChoice choice) {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            try {
                files.add(checked(Path.of(name)));
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is no file name here: choose another.", e);
            }
        }
        return new ServeRecords(List.copyOf(files), choice);
    }

    private static Path checked(Path file) {
        if (!isCast(file) && !isRun(file)) {
            throw new IllegalArgumentException(
                    "\""
                            + file
                            + "\" names no record: let it end in .json.gz or .json for all that"
                            + " happens, or in .cast for what the terminal shows.");
        }
        return file;
    }

    private static boolean isCast(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(CAST);
    }

    private static boolean isRun(Path file) {
        return ExportFormat.of(file).filter(ExportFormat.RUN::equals).isPresent();
    }

    /** Whether a run is recorded, for which the stage's record is needed. */
    boolean needsRecord() {
        return files.stream().anyMatch(ServeRecords::isRun);
    }

    /**
     * Begins to record all that happens.
     *
     * @param origin the {@link System#nanoTime} that is the run's zero
     * @param printing gets the path of each file, and why one can't be written any further
     * @return these and the casts
     * @throws CaptureFailedException if a file can't be made
     */
    SessionRecords record(Stage stage, StageRecord record, long origin, Printing printing)
            throws CaptureFailedException {
        PrintWriter err = printing.err();
        List<BackgroundRecording> recordings = new ArrayList<>();
        for (Path file : files) {
            if (isRun(file)) {
                RunRecording recording =
                        RunRecording.begin(file, choice, () -> run(stage, record, origin));
                err.println("recording to " + recording.path());
                recordings.add(new BackgroundRecording(recording, printing.failures()));
            }
        }
        err.flush();
        return printing.records(recordings);
    }

    private static RecordedRun run(Stage stage, StageRecord record, long origin) {
        ModelInfo model = stage.model();
        long now = System.nanoTime() - origin;
        RecordedStage recorded =
                new RecordedStage(
                        model.title(),
                        model.id(),
                        model.kind(),
                        !model.blocking(),
                        Address.text(stage.address()),
                        record,
                        stage.conditions(),
                        SettingWords.of(model, stage.setup()),
                        List.of());
        return new RecordedRun(RunAccount.NONE, List.of(recorded), new RunTimes(now, now));
    }

    /**
     * Where a command prints.
     *
     * @param out standard output
     * @param err standard error
     * @param casts what is printed is recorded to them
     * @param failures is told of records that can't be written any further
     */
    record Printing(
            PrintWriter out, PrintWriter err, List<CastRecord> casts, RecordFailures failures) {
        /** A terminal alone. */
        static Printing to(PrintWriter out, PrintWriter err) {
            return new Printing(out, err, List.of(), new RecordFailures(err));
        }

        /** The casts, and these. */
        SessionRecords records(List<BackgroundRecording> runs) {
            return new SessionRecords(List.copyOf(runs), casts, failures);
        }

        private Printing and(CastRecord cast) {
            List<CastRecord> all = new ArrayList<>(casts);
            all.add(cast);
            return new Printing(
                    new PrintWriter(new CastWriter(out, cast)),
                    new PrintWriter(new CastWriter(err, cast)),
                    List.copyOf(all),
                    failures);
        }
    }

    /**
     * What prints to the terminal, and is recorded where that is wanted.
     *
     * @param title what is shown
     * @throws CaptureFailedException if a file can't be made
     */
    Printing recorded(Printing terminal, String title) throws CaptureFailedException {
        Printing printing = terminal;
        for (Path file : files) {
            if (isCast(file)) {
                GrowingFile made = GrowingFile.create(file, choice);
                printing = recorded(printing, made, title);
                terminal.err().println("recording to " + made.path());
            }
        }
        terminal.err().flush();
        return printing;
    }

    private static Printing recorded(Printing terminal, GrowingFile file, String title)
            throws CaptureFailedException {
        try {
            Asciicast cast =
                    new Asciicast(
                            file.out(),
                            size("COLUMNS", COLUMNS),
                            size("LINES", ROWS),
                            TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()),
                            title);
            return terminal.and(new CastRecord(file, cast, terminal.failures()));
        } catch (IOException e) {
            throw GrowingFile.failure(file.path(), e);
        }
    }

    private static int size(String variable, int usual) {
        String value = Objects.requireNonNullElse(System.getenv(variable), "");
        return value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : usual;
    }
}
