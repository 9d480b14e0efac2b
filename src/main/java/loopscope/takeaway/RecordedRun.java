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
 * @param title what is shown, in a few words; may be empty
 * @param stages one to four, from top to bottom
 * @param end when it was over, or the present
 * @param instant the instant that tells most
 * @param notes the user's range, flags and selected event
 * @param steps the steps of its lesson; none where it played none
 * @param marks honesty marks of the run as a whole, beside those of its stages
 * @param chart what its experiment found; null where it made none
 * @param view what of it was in view in the window; null where it was not in one
 * @param differences what differs among its stages, a paragraph each, where they are of two runs
 *     that are compared
 * @param recorded the end of what is recorded: {@code end}, or later where the run is shown as it
 *     was at an earlier instant
 */
public record RecordedRun(
        String title,
        List<RecordedStage> stages,
        long end,
        long instant,
        Notes notes,
        List<RunStep> steps,
        List<String> marks,
        @Nullable Scaling chart,
        @Nullable RunView view,
        List<String> differences,
        long recorded) {
    public RecordedRun {
        stages = List.copyOf(stages);
        steps = List.copyOf(steps);
        marks = List.copyOf(marks);
        differences = List.copyOf(differences);
    }

    /** A run of which all is shown. */
    public RecordedRun(
            String title,
            List<RecordedStage> stages,
            long end,
            long instant,
            Notes notes,
            List<RunStep> steps,
            List<String> marks,
            @Nullable Scaling chart,
            @Nullable RunView view,
            List<String> differences) {
        this(title, stages, end, instant, notes, steps, marks, chart, view, differences, end);
    }

    /** A run that was in no window. */
    public RecordedRun(
            String title,
            List<RecordedStage> stages,
            long end,
            long instant,
            Notes notes,
            List<RunStep> steps,
            List<String> marks,
            @Nullable Scaling chart) {
        this(title, stages, end, instant, notes, steps, marks, chart, null, List.of());
    }

    /** Its title and the names of its stages; those of two runs bear the runs' names. */
    public String heading() {
        if (!differences.isEmpty()) {
            return title;
        }
        String names =
                stages.stream().map(RecordedStage::name).collect(Collectors.joining(" beside "));
        return title.isEmpty() ? names : title + " — " + names;
    }

    /** The same with only one of its stages. */
    public RecordedRun only(RecordedStage stage) {
        return new RecordedRun(
                title,
                List.of(stage),
                end,
                instant,
                notes,
                steps,
                marks,
                chart,
                view,
                differences,
                recorded);
    }

    /** The same with what its experiment found. */
    public RecordedRun charting(Scaling found) {
        return new RecordedRun(
                title,
                stages,
                end,
                instant,
                notes,
                steps,
                marks,
                found,
                view,
                differences,
                recorded);
    }

    /** The same, of which is told what another tells: all but what was recorded and is seen. */
    public RecordedRun toldLike(RecordedRun other) {
        return new RecordedRun(
                other.title,
                stages,
                end,
                instant,
                notes,
                other.steps,
                other.marks,
                other.chart,
                view,
                other.differences,
                recorded);
    }

    /** The same, of which this is told. */
    public RecordedRun about(
            String what, List<RunStep> played, List<String> honestly, @Nullable Scaling found) {
        return new RecordedRun(
                what,
                stages,
                end,
                instant,
                notes,
                played,
                honestly,
                found,
                view,
                differences,
                recorded);
    }

    /** The same without what its experiment found: its picture is that of its stages. */
    public RecordedRun withoutChart() {
        return new RecordedRun(
                title,
                stages,
                end,
                instant,
                notes,
                steps,
                marks,
                null,
                view,
                differences,
                recorded);
    }

    /** The same with other stages. */
    public RecordedRun with(List<RecordedStage> others) {
        return new RecordedRun(
                title,
                others,
                end,
                instant,
                notes,
                steps,
                marks,
                chart,
                view,
                differences,
                recorded);
    }

    /** The same at another instant. */
    public RecordedRun at(long other) {
        return new RecordedRun(
                title, stages, end, other, notes, steps, marks, chart, view, differences, recorded);
    }

    /** The same as it was at an instant, which is its present: nothing that came later is there. */
    public RecordedRun upTo(long present) {
        List<Notes.Flag> flags =
                notes.flags().stream().filter(flag -> flag.time() <= present).toList();
        Notes.Range range = notes.range();
        boolean measured = range != null && range.to() <= present;
        Notes.Spot spot = notes.spot();
        boolean spotted = spot != null && spot.to() <= present;
        return new RecordedRun(
                title,
                stages,
                present,
                present,
                new Notes(measured ? range : null, flags, spotted ? spot : null),
                steps.stream().filter(step -> step.from() <= present).toList(),
                marks,
                null,
                view,
                differences,
                recorded);
    }

    /** The same with an event selected. */
    public RecordedRun selecting(Notes.Spot spot) {
        Notes selected = new Notes(notes.range(), notes.flags(), spot);
        return new RecordedRun(
                title,
                stages,
                end,
                instant,
                selected,
                steps,
                marks,
                chart,
                view,
                differences,
                recorded);
    }
}
