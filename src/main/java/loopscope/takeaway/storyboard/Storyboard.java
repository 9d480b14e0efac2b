package loopscope.takeaway.storyboard;

import loopscope.capture.Picture;
import loopscope.capture.PictureSize;
import loopscope.picture.surface.ScaledSurface;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.takeaway.PictureOptions;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbered pictures of a run, in the order in which things happened, all of the same size and on
 * the same axis of time. Immutable; any thread may make one.
 *
 * @param title what is shown, in a few words
 * @param theme the palette
 * @param frames at least one
 */
public record Storyboard(String title, Theme theme, List<StoryFrame> frames) {
    public Storyboard {
        frames = List.copyOf(frames);
    }

    /** A storyboard whose pictures all get the size of the largest. */
    static Storyboard sameSize(String title, Theme theme, List<StoryFrame> frames) {
        double height = 0;
        for (StoryFrame frame : frames) {
            height = Math.max(height, frame.picture().height());
        }
        List<StoryFrame> same = new ArrayList<>();
        for (StoryFrame frame : frames) {
            Picture picture = onGround(frame.picture(), theme, height);
            same.add(new StoryFrame(frame.number(), frame.title(), frame.narration(), picture));
        }
        return new Storyboard(title, theme, same);
    }

    /** The pictures with number, title and narration, all of the same size. */
    public List<Picture> cards() {
        return FrameCard.all(this);
    }

    private static Picture onGround(Picture picture, Theme theme, double height) {
        return picture.within(
                height,
                picture.title(),
                picture.description(),
                surface -> {
                    surface.rect(0, 0, picture.width(), height, theme.of(Tone.GROUND));
                    picture.painter().accept(surface);
                });
    }

    /**
     * The options with which pictures get the same size, and so rows of the same height.
     *
     * @param drafts the pictures as high as each needs
     */
    static PictureOptions alike(PictureOptions options, List<Picture> drafts) {
        PictureSize size = options.size();
        if (size.height() > 0 || !options.inspector()) {
            return options; // rows have the same height anyway
        }
        double height = drafts.stream().mapToDouble(Picture::height).max().orElse(1);
        return options.sized(
                new PictureSize(size.width(), Math.ceil(height), size.zoom(), size.density()));
    }

    /** Draws a picture at a place and a size within another. */
    static void paint(Picture picture, Surface on, double scale, double x, double y) {
        picture.painter().accept(new ScaledSurface(on, scale, x, y));
    }
}
