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
 */
public record RecordedRun(
        String title,
        List<RecordedStage> stages,
        long end,
        long instant,
        Notes notes,
        List<RunStep> steps,
        List<String> marks,
        @Nullable Scaling chart) {
    public RecordedRun {
        stages = List.copyOf(stages);
        steps = List.copyOf(steps);
        marks = List.copyOf(marks);
    }

    /** Its title and the names of its stages. */
    public String heading() {
        String names =
                stages.stream().map(RecordedStage::name).collect(Collectors.joining(" beside "));
        return title.isEmpty() ? names : title + " — " + names;
    }

    /** The same with only one of its stages. */
    public RecordedRun only(RecordedStage stage) {
        return new RecordedRun(title, List.of(stage), end, instant, notes, steps, marks, chart);
    }

    /** The same with what its experiment found. */
    public RecordedRun charting(Scaling found) {
        return new RecordedRun(title, stages, end, instant, notes, steps, marks, found);
    }

    /** The same without what its experiment found: its picture is that of its stages. */
    public RecordedRun withoutChart() {
        return new RecordedRun(title, stages, end, instant, notes, steps, marks, null);
    }

    /** The same at another instant. */
    public RecordedRun at(long other) {
        return new RecordedRun(title, stages, end, other, notes, steps, marks, chart);
    }
}
