package loopscope.takeaway.compare;

import loopscope.capture.CaptureFailedException;
import loopscope.lab.Lab;
import loopscope.picture.layout.Notes;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunTimes;
import loopscope.takeaway.runs.RunFile;
import loopscope.timeline.Units;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two runs as one: the stages of both on one axis of time, those of the same model above each
 * other.
 *
 * <pre>
 *   sequential, run 1   ────A─────B──
 *   sequential, run 2   ────A──B─────     run 2 is shown later: the first connects coincide
 * </pre>
 *
 * <p>Blocks on the disk: not for the JavaFX thread.
 */
public final class RunComparison {
    private static final String ONE = "run 1";
    private static final String OTHER = "run 2";

    private RunComparison() {}

    /** A run, its name, and where to get it with all its times later. */
    private record Side(String number, String name, RecordedRun run, Shift shift) {}

    /** Reads a run whose times are later by so many nanoseconds. */
    @FunctionalInterface
    private interface Shift {
        RecordedRun later(long nanos) throws CaptureFailedException;
    }

    /**
     * Compares the runs of two files.
     *
     * @throws CaptureFailedException if one can't be read, or they have too many stages together
     */
    public static RecordedRun of(Path one, Path other) throws CaptureFailedException {
        return of(file(ONE, one), file(OTHER, other));
    }

    /**
     * Compares a run with that of a file.
     *
     * @param name what it is called
     * @throws CaptureFailedException if the file can't be read, or they have too many stages
     *     together
     */
    public static RecordedRun of(RecordedRun one, String name, Path other)
            throws CaptureFailedException {
        return of(new Side(ONE, name, one, nanos -> RunFile.later(one, nanos)), file(OTHER, other));
    }

    private static Side file(String number, Path file) throws CaptureFailedException {
        return new Side(
                number,
                String.valueOf(file.getFileName()),
                RunFile.open(file),
                nanos -> RunFile.open(file, nanos));
    }

    private static RecordedRun of(Side one, Side other) throws CaptureFailedException {
        int stages = one.run.stages().size() + other.run.stages().size();
        if (stages > Lab.MOST_STAGES) {
            throw new CaptureFailedException(
                    "The runs have "
                            + stages
                            + " stages together, and no more than "
                            + Lab.MOST_STAGES
                            + " can be compared: save each with fewer (./app show RUN --stage N -o"
                            + " FILE.json), and compare those.");
        }
        FirstConnect first = FirstConnect.of(one.run);
        FirstConnect second = FirstConnect.of(other.run);
        long lead = first == null || second == null ? 0 : first.time() - second.time();
        return aligned(later(one, -lead), later(other, lead), aligned(first, second));
    }

    private static String aligned(@Nullable FirstConnect first, @Nullable FirstConnect second) {
        return first == null || second == null
                ? "The runs are shown from their zeros, as nobody connected in one."
                : "The runs are aligned at their first connects: "
                        + first.words()
                        + " in "
                        + ONE
                        + ", "
                        + second.words()
                        + " in "
                        + OTHER
                        + ".";
    }

    /** The run that began its clients earlier is shown later, and says so. */
    private static Side later(Side side, long nanos) throws CaptureFailedException {
        if (nanos <= 0) {
            return side;
        }
        RecordedRun run = side.shift.later(nanos);
        List<RecordedStage> stages =
                run.stages().stream()
                        .map(
                                stage ->
                                        stage.marked(
                                                "shown "
                                                        + Units.duration(nanos)
                                                        + " later than it was"))
                        .toList();
        return new Side(side.number, side.name, run.with(stages), side.shift);
    }

    private static RecordedRun aligned(Side one, Side other, String how) {
        long end = Math.max(one.run.end(), other.run.end());
        List<RecordedStage> stages = new ArrayList<>();
        List<String> differences = new ArrayList<>(List.of(how));
        List<RecordedStage> rest = new ArrayList<>(other.run.stages());
        for (RecordedStage stage : one.run.stages()) {
            stages.add(named(stage, one, end));
            RecordedStage partner = partner(stage, one.run.stages(), rest);
            if (partner == null) {
                differences.add(alone(stage, one));
            } else {
                rest.remove(partner);
                stages.add(named(partner, other, end));
                differences.add(
                        Differences.of(
                                Compared.of(one.number, one.run, stage),
                                Compared.of(other.number, other.run, partner)));
            }
        }
        for (RecordedStage stage : rest) {
            stages.add(named(stage, other, end));
            differences.add(alone(stage, other));
        }
        return new RecordedRun(
                new RunAccount(
                        ONE + ": " + one.name + ", " + OTHER + ": " + other.name,
                        List.of(),
                        List.of(),
                        null,
                        differences),
                stages,
                new RunTimes(end, one.run.instant()),
                new Notes(null, flags(one, other), null),
                null);
    }

    private static String alone(RecordedStage stage, Side of) {
        return stage.name() + ": in " + of.number + " alone.";
    }

    /**
     * The stage of the same model; else one whose model the first run does not have; null where
     * there is none.
     */
    private static @Nullable RecordedStage partner(
            RecordedStage stage, List<RecordedStage> own, List<RecordedStage> rest) {
        List<String> models = own.stream().map(RecordedStage::model).toList();
        return rest.stream()
                .filter(one -> one.model().equals(stage.model()))
                .findFirst()
                .or(() -> rest.stream().filter(one -> !models.contains(one.model())).findFirst())
                .orElse(null);
    }

    /** The stage under a name that tells its run, with the marks of that run as its own. */
    private static RecordedStage named(RecordedStage stage, Side of, long end) {
        RecordedStage named = stage.named(stage.name() + ", " + of.number);
        for (String mark : of.run.marks()) {
            named = named.marked(mark);
        }
        return goesOn(stage, of.run.end(), end)
                ? named.marked("recorded up to " + Units.instant(of.run.end()) + " only")
                : named;
    }

    /** Whether a client was there when its run was over, before the other one was. */
    private static boolean goesOn(RecordedStage stage, long own, long end) {
        return own < end
                && stage.record().lanes().clients().stream()
                        .anyMatch(client -> !client.hasLeft(own));
    }

    private static List<Notes.Flag> flags(Side one, Side other) {
        return Stream.of(one, other)
                .flatMap(
                        side ->
                                side.run.notes().flags().stream()
                                        .map(
                                                flag ->
                                                        new Notes.Flag(
                                                                flag.time(),
                                                                side.number + ": " + flag.name())))
                .collect(Collectors.toList());
    }
}
