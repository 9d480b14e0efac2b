package loopscope.takeaway;

import loopscope.picture.surface.Theme;

/**
 * How a run is to be written to a file, of whatever format.
 *
 * @param picture how it is drawn, where it is
 * @param scale pixels of the file for each pixel of the picture, where it has pixels: 1, 2 or 4
 * @param columns the width of a line in characters, where it is text
 */
public record ExportOptions(PictureOptions picture, int scale, int columns) {
    /** The usual width of a line of text, in characters. */
    public static final int USUAL_COLUMNS = 80;

    /** The whole run, as wide as a slide, at 100%. */
    public static ExportOptions usual(Theme theme) {
        return new ExportOptions(PictureOptions.usual(theme), 1, USUAL_COLUMNS);
    }
}
