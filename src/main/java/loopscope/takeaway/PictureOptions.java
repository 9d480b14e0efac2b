package loopscope.takeaway;

import loopscope.capture.PictureSize;
import loopscope.picture.layout.Notes;
import loopscope.picture.surface.Theme;

import org.jspecify.annotations.Nullable;

/**
 * How a run is to be drawn.
 *
 * @param theme the palette
 * @param size of the whole picture
 * @param range the stretch of time that is drawn; null for the whole run
 * @param mostRows where more clients than these came, those that have left get no row
 * @param caption words below the picture; empty for none
 * @param transparent whether there is no ground behind the picture
 * @param inspector whether the sets and the code of each stage, at the instant that is shown, are
 *     part of the picture
 */
public record PictureOptions(
        Theme theme,
        PictureSize size,
        Notes.@Nullable Range range,
        int mostRows,
        String caption,
        boolean transparent,
        boolean inspector) {
    /** A picture as high as it needs, with nothing around it. */
    public PictureOptions(Theme theme, double width, Notes.@Nullable Range range, int mostRows) {
        this(theme, PictureSize.wide(width), range, mostRows, "", false, false);
    }

    /** The whole run, as wide as a slide. */
    public static PictureOptions usual(Theme theme) {
        return new PictureOptions(
                theme, PictureSizes.USUAL, null, Integer.MAX_VALUE, "", false, false);
    }

    /** The width in pixels at 100%. */
    public double width() {
        return size.width();
    }

    /** The same of another size. */
    public PictureOptions sized(PictureSize other) {
        return new PictureOptions(theme, other, range, mostRows, caption, transparent, inspector);
    }

    /** The same of a stretch of time; null for the whole run. */
    public PictureOptions over(Notes.@Nullable Range stretch) {
        return new PictureOptions(theme, size, stretch, mostRows, caption, transparent, inspector);
    }

    /** The same with words below the picture. */
    public PictureOptions captioned(String words) {
        return new PictureOptions(theme, size, range, mostRows, words, transparent, inspector);
    }

    /** The same with a ground or without. */
    public PictureOptions transparent(boolean without) {
        return new PictureOptions(theme, size, range, mostRows, caption, without, inspector);
    }

    /** The same with the inspector or without. */
    public PictureOptions inspecting(boolean with) {
        return new PictureOptions(theme, size, range, mostRows, caption, transparent, with);
    }
}
