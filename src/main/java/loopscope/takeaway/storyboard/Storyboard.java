package loopscope.takeaway.storyboard;

import loopscope.capture.Picture;
import loopscope.picture.surface.ScaledSurface;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

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
        double width = 0;
        double height = 0;
        for (StoryFrame frame : frames) {
            width = Math.max(width, frame.picture().width());
            height = Math.max(height, frame.picture().height());
        }
        List<StoryFrame> same = new ArrayList<>();
        for (StoryFrame frame : frames) {
            Picture picture = onGround(frame.picture(), theme, width, height);
            same.add(new StoryFrame(frame.number(), frame.title(), frame.narration(), picture));
        }
        return new Storyboard(title, theme, same);
    }

    /** The pictures with number, title and narration, all of the same size. */
    public List<Picture> cards() {
        return FrameCard.all(this);
    }

    private static Picture onGround(Picture picture, Theme theme, double width, double height) {
        return new Picture(
                width,
                height,
                picture.title(),
                picture.description(),
                surface -> {
                    surface.rect(0, 0, width, height, theme.of(Tone.GROUND));
                    picture.painter().accept(surface);
                });
    }

    /** Draws a picture at a place and a size within another. */
    static void paint(Picture picture, Surface on, double scale, double x, double y) {
        picture.painter().accept(new ScaledSurface(on, scale, x, y));
    }
}
