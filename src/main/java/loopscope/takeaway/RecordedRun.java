package loopscope.takeaway;

import loopscope.picture.layout.Notes;
import loopscope.timeline.figures.Scaling;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A run, wherever it comes from: the window, a lesson that was played, or a file. All that is taken
 * away is made from it. Times are nanoseconds since the run's zero.
 *
 * @param account what is told of it
 * @param stages one to four, from top to bottom
 * @param times when it was over, and which instant tells most
 * @param notes the user's range, flags and selected event
 * @param view what of it was in view in the window; null where nobody had chosen that
 */
public record RecordedRun(
        RunAccount account,
        List<RecordedStage> stages,
        RunTimes times,
        Notes notes,
        @Nullable RunView view) {
    public RecordedRun {
        stages = List.copyOf(stages);
    }

    /** A run without notes, that was in no window. */
    public RecordedRun(RunAccount account, List<RecordedStage> stages, RunTimes times) {
        this(account, stages, times, Notes.NONE, null);
    }

    /** See {@link RunAccount#title}. */
    public String title() {
        return account.title();
    }

    /** See {@link RunAccount#steps}. */
    public List<RunStep> steps() {
        return account.steps();
    }

    /** See {@link RunAccount#marks}. */
    public List<String> marks() {
        return account.marks();
    }

    /** See {@link RunAccount#chart}. */
    public @Nullable Scaling chart() {
        return account.chart();
    }

    /** See {@link RunAccount#differences}. */
    public List<String> differences() {
        return account.differences();
    }

    /** See {@link RunTimes#end}. */
    public long end() {
        return times.end();
    }

    /** See {@link RunTimes#instant}. */
    public long instant() {
        return times.instant();
    }

    /** See {@link RunTimes#recorded}. */
    public long recorded() {
        return times.recorded();
    }

    /** Its title and the names of its stages; those of two runs bear the runs' names. */
    public String heading() {
        if (!differences().isEmpty()) {
            return title();
        }
        String names =
                stages.stream().map(RecordedStage::name).collect(Collectors.joining(" beside "));
        return title().isEmpty() ? names : title() + " — " + names;
    }

    /** The same with only one of its stages. */
    public RecordedRun only(RecordedStage stage) {
        return with(List.of(stage));
    }

    /** The same with other stages. */
    public RecordedRun with(List<RecordedStage> others) {
        return new RecordedRun(account, others, times, notes, view);
    }

    /** The same, of which this is told. */
    public RecordedRun about(RunAccount other) {
        return new RecordedRun(other, stages, times, notes, view);
    }

    /** The same with what its experiment found; null for nothing: its picture is its stages'. */
    public RecordedRun charting(@Nullable Scaling found) {
        return about(account.charting(found));
    }

    /** The same at another instant. */
    public RecordedRun at(long other) {
        return new RecordedRun(account, stages, times.at(other), notes, view);
    }

    /** The same as it was at an instant, which is its present: nothing that came later is there. */
    public RecordedRun upTo(long present) {
        return new RecordedRun(
                account.upTo(present), stages, times.upTo(present), notes(present), view);
    }

    private Notes notes(long present) {
        List<Notes.Flag> flags =
                notes.flags().stream().filter(flag -> flag.time() <= present).toList();
        Notes.Range range = notes.range();
        boolean measured = range != null && range.to() <= present;
        Notes.Spot spot = notes.spot();
        boolean spotted = spot != null && spot.to() <= present;
        return new Notes(measured ? range : null, flags, spotted ? spot : null);
    }

    /** The same with an event selected. */
    public RecordedRun selecting(Notes.Spot spot) {
        Notes selected = new Notes(notes.range(), notes.flags(), spot);
        return new RecordedRun(account, stages, times, selected, view);
    }
}
