package loopscope.capture;

import loopscope.picture.Painter;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.PictureSpec;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Theme;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.words.Sentence;

import java.util.List;
import java.util.OptionalLong;

/**
 * Lays out a picture of stages that is understood without the window: with title, the servers'
 * addresses, the sentence and the legend, and high enough for every lane to be read.
 */
public final class StagePicture {
    private static final double TALL = 1000;

    private StagePicture() {}

    /**
     * The picture of a range of time. Times are nanoseconds since the run's zero.
     *
     * @param title what is shown, in a few words
     * @param stages one to four stages, from top to bottom
     * @param view the axis of time; it is stretched to the width of the lanes
     * @param now the time up to which events are drawn
     * @param selectedInstant the instant that the sentence is about; empty for now
     * @param notes the user's range, flags and selected event
     * @param theme the palette
     * @param width of the whole picture in pixels at 100%
     */
    public static Picture of(
            String title,
            List<StageSpec> stages,
            Axis view,
            long now,
            OptionalLong selectedInstant,
            Notes notes,
            Theme theme,
            double width) {
        PictureSpec spec =
                new PictureSpec(
                        title,
                        List.copyOf(stages),
                        view.over(Layout.laneWidth(width)),
                        now,
                        now,
                        selectedInstant,
                        notes,
                        width,
                        TALL, // rows are as high as is good to read, and lower where there are many
                        theme,
                        PictureSpec.Chrome.CAPTURE);
        Layout layout = Painter.layoutOfCapture(spec);
        return new Picture(
                width,
                layout.bottom(),
                title,
                description(spec),
                surface -> Painter.paint(surface, layout));
    }

    /** The sentence below the lanes, for screen readers. */
    private static String description(PictureSpec spec) {
        Sentence sentence = spec.sentence();
        return (sentence.text() + " " + sentence.contrast()).strip();
    }
}
