package loopscope.takeaway.storyboard;

import loopscope.capture.CaptureFailedException;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunPicture;
import loopscope.takeaway.RunStep;

import java.util.ArrayList;
import java.util.List;

/**
 * The storyboard of a lesson: a picture for each step, of the run as it was when the step was over.
 */
public final class StepStory {
    private StepStory() {}

    /**
     * The storyboard.
     *
     * @param options the range, or else the whole run, is the axis of every picture
     * @throws CaptureFailedException if the run played no lesson
     */
    public static Storyboard of(RecordedRun run, PictureOptions options)
            throws CaptureFailedException {
        if (run.steps().isEmpty()) {
            throw new CaptureFailedException(
                    "This run has no steps of a lesson: have a picture of each call instead.");
        }
        PictureOptions same =
                options.range() == null ? options.over(RunPicture.whole(run)) : options;
        List<RecordedRun> ends = run.steps().stream().map(step -> run.upTo(step.to())).toList();
        PictureOptions alike =
                Storyboard.alike(
                        same, ends.stream().map(end -> RunPicture.ofStages(end, same)).toList());
        List<StoryFrame> frames = new ArrayList<>();
        for (RunStep step : run.steps()) {
            int number = frames.size() + 1;
            frames.add(
                    new StoryFrame(
                            number,
                            step.title().isEmpty() ? "Step " + number : step.title(),
                            step.narration(),
                            RunPicture.ofStages(ends.get(number - 1), alike)));
        }
        return Storyboard.sameSize(run.heading(), options.theme(), frames);
    }

    /** The same; of a run without steps, one picture at its instant that tells most. */
    public static Storyboard orWhole(RecordedRun run, PictureOptions options)
            throws CaptureFailedException {
        if (!run.steps().isEmpty()) {
            return of(run, options);
        }
        StoryFrame only = new StoryFrame(1, run.heading(), "", RunPicture.of(run, options));
        return Storyboard.sameSize(run.heading(), options.theme(), List.of(only));
    }
}
