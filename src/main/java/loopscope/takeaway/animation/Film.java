package loopscope.takeaway.animation;

import loopscope.capture.Picture;
import loopscope.capture.PictureSize;
import loopscope.picture.layout.Notes;
import loopscope.takeaway.PictureOptions;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RunPicture;

import java.util.List;

/**
 * A run as frames that are shown one after the other, each of the run as it was at an instant, all
 * of one size and on one axis of time. A frame's picture is made when it is asked for, so that a
 * film needs the memory of one. Immutable; any thread may call.
 */
final class Film {
    /** In pixels at 100%: for what the inspector shows at other instants. */
    private static final double AIR = 80;

    private final RecordedRun run;
    private final PictureOptions options;
    private final List<FilmFrame> frames;
    private final FilmHead head;
    private final double height;

    private Film(RecordedRun run, PictureOptions options, List<FilmFrame> frames, FilmHead head) {
        this.run = run;
        this.options = alike(run, options);
        this.frames = frames;
        this.head = head;
        this.height = frames.stream().mapToDouble(frame -> stages(frame).height()).max().orElse(1);
    }

    /**
     * The film of a run.
     *
     * @param options the range, or else the whole run, is the axis of every frame; all of the run
     *     is shown
     */
    static Film of(RecordedRun run, PictureOptions options) {
        Notes.Range axis = options.range() == null ? RunPicture.whole(run) : options.range();
        FrameTimes times = FrameTimes.of(run);
        FilmHead head = new FilmHead(run.steps(), options.theme(), times.step());
        return new Film(run, options.over(axis), times.frames(), head);
    }

    /** The size that all of the run needs is that of every frame, where rows would share more. */
    private static PictureOptions alike(RecordedRun run, PictureOptions options) {
        PictureSize size = options.size();
        if (size.height() > 0 || !options.inspector()) {
            return options;
        }
        double height = Math.ceil(RunPicture.ofStages(run.upTo(run.end()), options).height());
        return options.sized(
                new PictureSize(size.width(), height + AIR, size.zoom(), size.density()));
    }

    List<FilmFrame> frames() {
        return frames;
    }

    /** The picture of a frame. */
    Picture picture(FilmFrame frame) {
        return head.over(stages(frame), frame, height);
    }

    private Picture stages(FilmFrame frame) {
        return RunPicture.ofStages(run.upTo(frame.instant()), options);
    }
}
