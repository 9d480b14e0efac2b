package loopscope.takeaway;

import loopscope.picture.surface.Theme;

/**
 * How a run is to be written to a file, of whatever format.
 *
 * @param picture how it is drawn, where it is
 * @param scale pixels of the file for each pixel of the picture, where it has pixels: 1, 2 or 4
 */
public record ExportOptions(PictureOptions picture, int scale) {
    /** The whole run, as wide as a slide, at 100%. */
    public static ExportOptions usual(Theme theme) {
        return new ExportOptions(PictureOptions.usual(theme), 1);
    }
}
