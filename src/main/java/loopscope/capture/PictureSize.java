package loopscope.capture;

/**
 * How large a picture is, and how large its type.
 *
 * @param width that it is laid out in, in pixels at 100%
 * @param height that it fills, in pixels at 100%; 0 for as high as it needs
 * @param zoom how many pixels of a screen there are for each of these: more than 1 for larger type
 * @param density how many pixels a PNG has for each of a screen, at scale 1: more than 1 for paper
 */
public record PictureSize(double width, double height, double zoom, double density) {
    /** Checks that there can be such a picture. */
    public PictureSize {
        if (!(width > 0 && height >= 0 && zoom > 0 && density > 0)) {
            throw new IllegalArgumentException(
                    "No picture has this size: " + width + " x " + height + ", " + zoom);
        }
    }

    /** As high as it needs, as it is seen on a screen. */
    public static PictureSize wide(double width) {
        return new PictureSize(width, 0, 1, 1);
    }

    /** The same outside, with type that is so many times smaller, so that more has room. */
    public PictureSize roomier(double times) {
        return new PictureSize(width * times, height * times, zoom / times, density);
    }
}
