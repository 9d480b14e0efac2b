package loopscope.picture.layout;

import loopscope.picture.surface.Theme;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.words.Sentence;

import java.util.List;
import java.util.OptionalLong;

/**
 * All that a picture is drawn from.
 *
 * @param title what is shown; empty in the window, which has a title of its own
 * @param stages one to four stages, on one axis of time
 * @param view where a moment is on the lanes; its width is theirs
 * @param now up to when things have happened: later is drawn as not yet there
 * @param recorded up to when there is something to be seen; not before {@code now}
 * @param selectedInstant the selected instant; empty for now
 * @param notes what the user has put on it
 * @param sentence what is said of the selected instant
 * @param width of the whole picture in pixels at 100%
 * @param height that there is for the lanes to fit in; rows shrink down to a limit, then overflow
 * @param theme light or dark
 * @param chrome what is drawn around the lanes
 */
public record PictureSpec(
        String title,
        List<StageSpec> stages,
        Axis view,
        long now,
        long recorded,
        OptionalLong selectedInstant,
        Notes notes,
        Sentence sentence,
        double width,
        double height,
        Theme theme,
        Chrome chrome) {

    /** With the sentence that its own stages give. */
    public PictureSpec(
            String title,
            List<StageSpec> stages,
            Axis view,
            long now,
            long recorded,
            OptionalLong selectedInstant,
            Notes notes,
            double width,
            double height,
            Theme theme,
            Chrome chrome) {
        this(
                title,
                stages,
                view,
                now,
                recorded,
                selectedInstant,
                notes,
                sentence(selectedInstant.orElse(now), now, stages),
                width,
                height,
                theme,
                chrome);
    }

    private static Sentence sentence(long instant, long now, List<StageSpec> stages) {
        return Sentence.at(instant, now, stages.stream().map(StageSpec::subject).toList());
    }

    /** What surrounds the lanes. */
    public enum Chrome {
        /** The window draws headers' controls and the sentence by its own means. */
        WINDOW,
        /** A picture that stands alone: title, addresses, sentence and legend are part of it. */
        CAPTURE
    }

    /**
     * Up to when words tell, in nanoseconds: stock is taken some times a second, and what still
     * lasts has the same length in all of them.
     */
    public long told() {
        return stages.stream().mapToLong(stage -> stage.digest().now()).max().orElse(now);
    }

    /**
     * Whether this looks as another one does: the same is on it, and time has gone on by less than
     * a pixel.
     */
    public boolean looksLike(PictureSpec other) {
        return equals(other) || (isWithin(1, other) && at(other).equals(other));
    }

    /** The same at the time of another, and in the window, which draws no sentence, with its. */
    private PictureSpec at(PictureSpec other) {
        return new PictureSpec(
                title,
                stages,
                other.view,
                other.now,
                other.recorded,
                selectedInstant,
                notes,
                chrome == Chrome.WINDOW ? other.sentence : sentence,
                width,
                height,
                theme,
                chrome);
    }

    /** Whether all times are so many pixels from where another has them, on lanes and strip. */
    private boolean isWithin(double pixels, PictureSpec other) {
        return view instanceof Viewport seen
                && other.view instanceof Viewport before
                && Math.abs(before.x(seen.from())) < pixels
                && Math.abs(before.x(seen.to()) - before.width()) < pixels
                && Math.abs(before.x(now) - before.x(other.now)) < pixels
                && width * Math.abs(recorded - other.recorded) < pixels * recorded;
    }

    /** The selected instant: the cursor's, else now. */
    public long instant() {
        return selectedInstant.orElse(now);
    }
}
