package loopscope.takeaway.runs;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunTimes;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Event;
import loopscope.trace.Trace;
import loopscope.trace.file.BadRunException;
import loopscope.trace.file.RunReader;
import loopscope.trace.file.RunWriter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Saves a run as a file, and opens it again; see {@link loopscope.trace.file} for the format.
 *
 * <p>Blocks on the disk: not for the JavaFX thread.
 */
public final class RunFile {
    private static final String ZIPPED = ".gz";

    /** So many bytes of a file tell whether it is a run. */
    private static final int BEGINNING = 1 << 16;

    private RunFile() {}

    /**
     * Saves a run, gzipped where the name ends in {@code .gz}.
     *
     * @return where the file is now
     * @throws CaptureFailedException if it can't be written; what was there before is untouched
     */
    public static Path save(RecordedRun run, Path target, FileChoice choice)
            throws CaptureFailedException {
        return AtomicFile.write(target, choice, out -> write(run, zippedFor(target, out, false)));
    }

    /**
     * @param flushes whether a flush is to reach the file, at the price of its size
     */
    static OutputStream zippedFor(Path target, OutputStream out, boolean flushes)
            throws IOException {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(ZIPPED) ? new GZIPOutputStream(out, 1 << 16, flushes) : out;
    }

    /**
     * Writes a run, which may go on meanwhile, as a file has it; closes the stream.
     *
     * @throws IOException if the stream refuses
     */
    public static void write(RecordedRun run, OutputStream out) throws IOException {
        List<Trace> traces = run.stages().stream().map(stage -> stage.record().trace()).toList();
        List<String> names = run.stages().stream().map(RecordedStage::name).toList();
        Map<String, Object> beginning = RunFacts.beginning(run.title(), run.stages());
        beginning.put(
                "events",
                traces.stream().mapToLong(trace -> trace.position() - trace.oldest()).sum());
        try (RunWriter writer = new RunWriter(out, beginning, names, traces)) {
            writer.write();
            for (int i = 0; i < run.stages().size(); i++) {
                WaitSpans.write(writer, i, run.stages().get(i).record(), run.end());
            }
            writer.finish(RunFacts.of(run));
        }
    }

    /**
     * Opens a run, also one that is cut or damaged: up to there, with a mark that says so. An
     * interrupt ends it.
     *
     * @throws CaptureFailedException if it is no run, or can't be read
     */
    public static RecordedRun open(Path file) throws CaptureFailedException {
        return open(file, 0);
    }

    /**
     * Opens a run as if all of it had happened later, to be shown beside another one.
     *
     * @param later by so many nanoseconds, 0 or more
     * @throws CaptureFailedException if it is no run, or can't be read
     */
    public static RecordedRun open(Path file, long later) throws CaptureFailedException {
        return reading(file, in -> read(in, later));
    }

    /**
     * Looks at a file's beginning.
     *
     * @throws CaptureFailedException if it is no run, or can't be read
     */
    public static void check(Path file) throws CaptureFailedException {
        RecordedRun _ =
                reading(file, in -> read(new ByteArrayInputStream(in.readNBytes(BEGINNING)), 0));
    }

    /** Makes a run of a stream. */
    private interface Reading {
        RecordedRun of(InputStream in) throws IOException, BadRunException;
    }

    private static RecordedRun reading(Path file, Reading reading) throws CaptureFailedException {
        try (InputStream in = Files.newInputStream(file)) {
            return reading.of(in);
        } catch (BadRunException e) {
            throw new CaptureFailedException(file.getFileName() + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CaptureFailedException(unreadable(file, e), e);
        }
    }

    /**
     * A run as if all of it had happened later; its record up to now is copied in memory.
     *
     * @param later by so many nanoseconds, 0 or more
     * @throws CaptureFailedException if it can't be copied
     */
    public static RecordedRun later(RecordedRun run, long later) throws CaptureFailedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(run, new GZIPOutputStream(bytes, 1 << 16));
            return read(new ByteArrayInputStream(bytes.toByteArray()), later);
        } catch (BadRunException | IOException e) {
            throw new CaptureFailedException("The run could not be copied: " + e.getMessage(), e);
        }
    }

    private static RecordedRun read(InputStream in, long later)
            throws IOException, BadRunException {
        List<StageRecord> records = new ArrayList<>();
        RunReader.Contents contents =
                RunReader.read(in, trace -> records.add(StageRecord.of(trace)), later);
        return Later.of(run(contents, records, later), later);
    }

    /** Why a file can't be read, in a sentence. */
    public static String unreadable(Path file, IOException why) {
        if (Files.isDirectory(file)) {
            return file + " is a folder: give a file in it.";
        }
        return switch (why) {
            case NoSuchFileException e -> "There is no file " + file + ": give another.";
            case AccessDeniedException e ->
                    file + " may not be read: change its permission or give another.";
            default -> file + " could not be read: " + why.getMessage() + ".";
        };
    }

    /** The run, whose records are later than what the file tells of it. */
    private static RecordedRun run(
            RunReader.Contents contents, List<StageRecord> records, long later) {
        FactsMap facts = new FactsMap(contents.facts());
        List<FactsMap> known = facts.maps("stages");
        List<RecordedStage> stages = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            FactsMap stage = i < known.size() ? known.get(i) : new FactsMap(Map.of());
            stages.add(StageFacts.read(stage, records.get(i)));
        }
        long last = records.stream().mapToLong(record -> lastTime(record.trace())).max().orElse(0);
        long end = Math.max(0, facts.wholeOr("end", last - later));
        return new RecordedRun(
                new RunAccount(
                        facts.text("title"),
                        RunFacts.steps(facts),
                        marks(facts, contents),
                        ChartFacts.read(facts.map("chart")),
                        facts.texts("differences")),
                stages,
                new RunTimes(end, Math.clamp(facts.wholeOr("instant", end), 0, end)),
                RunFacts.notes(facts),
                ViewFacts.read(facts.map("view"), end));
    }

    private static long lastTime(Trace trace) {
        Event event = trace.event();
        return event.moveTo(trace.position() - 1) ? event.time() : 0;
    }

    private static List<String> marks(FactsMap facts, RunReader.Contents contents) {
        List<String> marks = new ArrayList<>(facts.texts("marks"));
        if (!contents.damage().isEmpty()) {
            long lost = facts.whole("events") - contents.events();
            String much = lost > 0 ? String.format(Locale.ROOT, ": %,d events are lost", lost) : "";
            marks.add("the file " + contents.damage() + " here" + much);
        }
        return marks;
    }
}
