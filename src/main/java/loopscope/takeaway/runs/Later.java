package loopscope.takeaway.runs;

import loopscope.picture.layout.Notes;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunAccount;
import loopscope.takeaway.RunStep;
import loopscope.takeaway.RunTimes;

import org.jspecify.annotations.Nullable;

/** Makes what is known of a run beside its calls as much later as its calls were read. */
final class Later {
    private final long nanos;

    private Later(long nanos) {
        this.nanos = nanos;
    }

    /**
     * The run, whose records are later already. What was in view of it is not kept.
     *
     * @param nanos by how much, in nanoseconds
     */
    static RecordedRun of(RecordedRun run, long nanos) {
        if (nanos == 0) {
            return run;
        }
        Later later = new Later(nanos);
        return new RecordedRun(
                new RunAccount(
                        run.title(),
                        run.steps().stream().map(later::of).toList(),
                        run.marks(),
                        run.chart(),
                        run.differences()),
                run.stages(),
                new RunTimes(run.end() + nanos, run.instant() + nanos),
                later.of(run.notes()),
                null);
    }

    private Notes of(Notes notes) {
        return new Notes(
                of(notes.range()),
                notes.flags().stream()
                        .map(flag -> new Notes.Flag(flag.time() + nanos, flag.name()))
                        .toList(),
                of(notes.spot()));
    }

    private Notes.@Nullable Range of(Notes.@Nullable Range range) {
        return range == null ? null : new Notes.Range(range.from() + nanos, range.to() + nanos);
    }

    private Notes.@Nullable Spot of(Notes.@Nullable Spot spot) {
        return spot == null
                ? null
                : new Notes.Spot(
                        spot.stage(),
                        spot.thread(),
                        spot.connection(),
                        spot.from() + nanos,
                        spot.to() + nanos,
                        spot.words());
    }

    private RunStep of(RunStep step) {
        return new RunStep(
                step.title(),
                step.narration(),
                step.from() + nanos,
                step.to() + nanos,
                step.question());
    }
}
