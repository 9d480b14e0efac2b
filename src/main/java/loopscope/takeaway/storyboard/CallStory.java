package loopscope.takeaway.storyboard;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.Picture;
import loopscope.picture.layout.Layout;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunPicture;
import loopscope.timeline.Units;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.axis.EventOrder;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.StageRecord;

import java.util.ArrayList;
import java.util.List;

/**
 * The storyboard of calls: a picture for each call from an instant on, of the run as it was when
 * the call had returned.
 *
 * <p>Calls often lie microseconds apart: its axis is that of event order, where all of it fits.
 */
public final class CallStory {
    /** More pictures than these are a mistake. */
    public static final int MOST = 500;

    /** Free steps on either side of the calls. */
    private static final int AIR = 1;

    private static final double BROADEST = 160;

    private final RecordedRun run;
    private final PictureOptions options;
    private final List<StoryCall> calls;

    private CallStory(RecordedRun run, PictureOptions options, List<StoryCall> calls) {
        this.run = run;
        this.options = options;
        this.calls = calls;
    }

    /**
     * The storyboard.
     *
     * @param options the range is not heeded
     * @param from calls that returned at this instant or later, in nanoseconds since the run's zero
     * @param count how many calls at most; from 1 to {@value #MOST}
     * @throws CaptureFailedException if no call returned from then on
     */
    public static Storyboard of(RecordedRun run, PictureOptions options, long from, int count)
            throws CaptureFailedException {
        return of(run, options, from, count, ExportProgress.NONE);
    }

    /** The same, followed. */
    public static Storyboard of(
            RecordedRun run, PictureOptions options, long from, int count, ExportProgress progress)
            throws CaptureFailedException {
        List<StoryCall> calls = StoryCall.from(run, from, count);
        if (calls.isEmpty()) {
            throw new CaptureFailedException(
                    "No call of a server returned after "
                            + Units.instant(from)
                            + ": choose an earlier instant.");
        }
        return new CallStory(run, options, calls).story(progress);
    }

    private Storyboard story(ExportProgress progress) {
        Axis axis = axis();
        double work = 2.0 * calls.size();
        List<Picture> drafts = new ArrayList<>();
        for (StoryCall call : calls) {
            drafts.add(picture(call, options, axis));
            progress.reached(drafts.size() / work);
        }
        PictureOptions alike = Storyboard.alike(options, drafts);
        List<StoryFrame> frames = new ArrayList<>();
        for (StoryCall call : calls) {
            Picture picture = picture(call, alike, axis);
            frames.add(new StoryFrame(frames.size() + 1, call.title(), call.words(), picture));
            progress.reached((calls.size() + frames.size()) / work);
        }
        return Storyboard.sameSize(run.heading(), options.theme(), frames);
    }

    private Picture picture(StoryCall call, PictureOptions how, Axis axis) {
        RecordedRun then = run.upTo(call.time()).selecting(call.spot());
        return RunPicture.ofStages(then, how, axis);
    }

    private Axis axis() {
        double width = Layout.laneWidth(options.width());
        long first = calls.stream().mapToLong(StoryCall::begin).min().orElse(0);
        long last = calls.getLast().time();
        List<StageRecord> records = run.stages().stream().map(RecordedStage::record).toList();
        EventOrder narrow = order(first, 0, EventOrder.NARROWEST, records, width);
        double steps = narrow.after(last) / EventOrder.NARROWEST + 2 * AIR;
        double step = Math.min(BROADEST, width / steps);
        if (step < EventOrder.NARROWEST) {
            long air = Math.max(1, (last - first) / 40);
            return Viewport.between(Math.max(0, first - air), last + air, width);
        }
        return order(first, AIR * step, step, records, width);
    }

    private EventOrder order(
            long time, double x, double step, List<StageRecord> records, double width) {
        return EventOrder.of(new EventOrder.Look(time, x, step), records, run.end(), width);
    }
}
