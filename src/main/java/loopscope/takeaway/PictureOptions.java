package loopscope.takeaway;

import loopscope.picture.layout.Notes;
import loopscope.picture.surface.Theme;

import org.jspecify.annotations.Nullable;

/**
 * How a run is to be drawn.
 *
 * @param theme the palette
 * @param width of the whole picture in pixels at 100%
 * @param range the stretch of time that is drawn; null for the whole run
 * @param mostRows where more clients than these came, those that have left get no row
 */
public record PictureOptions(Theme theme, double width, Notes.@Nullable Range range, int mostRows) {
    /** In pixels at 100%; fits a slide and a book's page. */
    private static final double USUAL_WIDTH = 1440;

    /** The whole run, as wide as a slide. */
    public static PictureOptions usual(Theme theme) {
        return new PictureOptions(theme, USUAL_WIDTH, null, Integer.MAX_VALUE);
    }

    /** The same of a stretch of time. */
    public PictureOptions over(Notes.Range stretch) {
        return new PictureOptions(theme, width, stretch, mostRows);
    }
}
