package loopscope.cli.lessons;

import loopscope.capture.CaptureFailedException;
import loopscope.cli.files.Excerpt;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.storyboard.CallStory;
import loopscope.takeaway.storyboard.StepStory;
import loopscope.takeaway.storyboard.Storyboard;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a run a storyboard is made of: its steps, or some calls from an instant on; as {@code
 * --calls} and {@code --stage} name them.
 *
 * @param part the stage, and the instant of the first call
 * @param calls how many calls; 0 where a picture is made of each step
 */
record StoryExcerpt(Excerpt part, int calls) {
    private static final Pattern CALLS = Pattern.compile("(.+?) ?\\.\\. ?(\\d{1,4})");

    /**
     * Reads the options' values; null for one that is not given.
     *
     * @throws IllegalArgumentException with a sentence for the user, if one can't be read
     */
    static StoryExcerpt of(@Nullable String calls, @Nullable String stage) {
        if (calls == null) {
            return new StoryExcerpt(Excerpt.of(null, stage), 0);
        }
        Matcher typed = CALLS.matcher(calls);
        if (!typed.matches()) {
            throw new IllegalArgumentException(
                    "\""
                            + calls
                            + "\" names no calls: write from when on and how many, such as 1.2s..20.");
        }
        int count = Integer.parseInt(typed.group(2));
        if (count < 1 || count > CallStory.MOST) {
            throw new IllegalArgumentException(
                    "There can't be "
                            + typed.group(2)
                            + " pictures: choose from 1 to "
                            + CallStory.MOST
                            + ".");
        }
        return new StoryExcerpt(Excerpt.of(typed.group(1), stage), count);
    }

    /**
     * The storyboard of a run.
     *
     * @throws IllegalArgumentException with a sentence for the user, if the run does not have the
     *     stage, the step or the instant
     * @throws CaptureFailedException if the run has no steps, or no such calls
     */
    Storyboard story(RecordedRun run, PictureOptions options) throws CaptureFailedException {
        RecordedRun chosen = part.from(run);
        return calls == 0
                ? StepStory.of(chosen, options)
                : CallStory.of(chosen, options, chosen.instant(), calls);
    }
}
