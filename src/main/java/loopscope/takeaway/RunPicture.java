package loopscope.takeaway;

import loopscope.capture.Picture;
import loopscope.capture.PictureFrame;
import loopscope.capture.ScalingPicture;
import loopscope.capture.StagePicture;
import loopscope.picture.inspector.InspectedStage;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.Scope;
import loopscope.picture.layout.StageSpec;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.words.Digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** Pictures of a run. */
public final class RunPicture {
    /**
     * A picture has no more rows of threads and of clients for a stage, and says how many it lacks.
     */
    private static final int LARGEST = 40;

    /** The free time after the end is one part in so many of the run; it makes the end visible. */
    private static final int AIR = 40;

    private RunPicture() {}

    /** The chart of its experiment, if it made one; or else its stages at its instant. */
    public static Picture of(RecordedRun run, PictureOptions options) {
        return run.chart() == null
                ? ofStages(run, options)
                : ScalingPicture.of(run.title(), run.chart(), frame(run, options, List.of()));
    }

    /** Its stages at its instant, also where it has a chart. */
    public static Picture ofStages(RecordedRun run, PictureOptions options) {
        Notes.Range seen = options.range() == null ? whole(run) : options.range();
        Viewport view = Viewport.between(seen.from(), seen.to(), options.width());
        return ofStages(run, options, view);
    }

    /** The stretch of time that a picture of the whole run shows. */
    public static Notes.Range whole(RecordedRun run) {
        return new Notes.Range(0, run.end() + run.end() / AIR);
    }

    /** Its stages at its instant, on an axis of time; that of the options is not heeded. */
    public static Picture ofStages(RecordedRun run, PictureOptions options, Axis view) {
        List<StageSpec> stages = new ArrayList<>();
        for (RecordedStage stage : run.stages()) {
            stages.add(spec(run, stage, options.mostRows()));
        }
        return StagePicture.of(
                run.heading(),
                stages,
                view,
                run.end(),
                run.recorded(),
                OptionalLong.of(run.instant()),
                run.notes(),
                frame(run, options, options.inspector() ? Inspection.of(run) : List.of()));
    }

    private static PictureFrame frame(
            RecordedRun run, PictureOptions options, List<InspectedStage> inspected) {
        List<String> words = new ArrayList<>(run.differences());
        words.add(options.caption());
        return new PictureFrame(
                options.theme(),
                inspected.isEmpty() ? options.size() : PictureSizes.withInspector(options.size()),
                words,
                options.transparent(),
                inspected);
    }

    private static StageSpec spec(RecordedRun run, RecordedStage stage, int mostRows) {
        Lanes lanes = stage.record().lanes();
        boolean withGone = lanes.clients().size() <= mostRows;
        List<String> marks = new ArrayList<>(stage.marks());
        marks.addAll(run.marks());
        return new StageSpec(
                stage.name(),
                stage.kind(),
                stage.multiplexed(),
                stage.address(),
                Digest.of(lanes, run.end(), run.instant(), withGone, null),
                List.copyOf(marks),
                Objects.requireNonNullElse(stage.conditions().failure(), ""),
                stage.conditions().muted(),
                new Scope(0, LARGEST, 0, LARGEST),
                0);
    }
}
