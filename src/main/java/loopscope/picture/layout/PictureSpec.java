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
 * @param title empty in the window, which has a title of its own
 * @param stages one to four stages, on one axis of time
 * @param view the axis of the lanes, as wide as they are
 * @param now the time up to which events are drawn
 * @param recorded the time up to which the run is recorded; not before {@code now}
 * @param selectedInstant the selected instant; empty for now
 * @param notes the user's range, flags and selected event
 * @param sentence the sentence about the selected instant
 * @param width of the whole picture in pixels at 100%
 * @param height that the picture is to fit in; rows shrink down to a limit, then scroll in the
 *     window and overflow in a capture
 * @param theme the palette
 * @param chrome the parts that are drawn around the lanes
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

    /** A picture whose sentence is made from its own stages. */
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
                sentence(selectedInstant.orElse(now), now, recorded, stages),
                width,
                height,
                theme,
                chrome);
    }

    private static Sentence sentence(
            long instant, long now, long recorded, List<StageSpec> stages) {
        return Sentence.at(
                instant, now, recorded, stages.stream().map(StageSpec::subject).toList());
    }

    /** The parts around the lanes. */
    public enum Chrome {
        /** The window, which has the headers' controls and the sentence as nodes of its own. */
        WINDOW,
        /** A picture that stands alone: title, addresses, sentence and legend are part of it. */
        CAPTURE
    }

    /** The width of the lanes' heads, in pixels: less in a narrow capture. */
    public double head() {
        return Layout.head(width, chrome);
    }

    /**
     * The time up to which words count, in nanoseconds: that of the newest digest, so that whatever
     * still lasts has the same length in all words.
     */
    public long countedTo() {
        return stages.stream().mapToLong(stage -> stage.digest().now()).max().orElse(now);
    }

    /**
     * Whether this looks like another picture: it shows the same, and time has gone on by less than
     * a pixel.
     */
    public boolean looksLike(PictureSpec other) {
        return equals(other) || (isWithin(1, other) && at(other).equals(other));
    }

    /**
     * This picture at the time of another. In the window, which draws no sentence, it takes the
     * other's.
     */
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

    /**
     * Whether all times are less than so many pixels from their places in another picture, on lanes
     * and strip.
     */
    private boolean isWithin(double pixels, PictureSpec other) {
        return view instanceof Viewport seen
                && other.view instanceof Viewport before
                && Math.abs(before.x(seen.from())) < pixels
                && Math.abs(before.x(seen.to()) - before.width()) < pixels
                && Math.abs(before.x(now) - before.x(other.now)) < pixels
                && width * Math.abs(recorded - other.recorded) < pixels * recorded;
    }

    /** The selected instant; now without one. */
    public long instant() {
        return selectedInstant.orElse(now);
    }
}
