package loopscope.picture.surface;

import java.util.Locale;

/**
 * A colour is one {@code int}, {@code 0xAARRGGBB}, so that a frame of thousands of marks allocates
 * none. {@link #NONE} paints nothing.
 */
public final class Colour {
    /** Fully transparent: as a fill or a stroke, nothing is drawn. */
    public static final int NONE = 0;

    private Colour() {}

    /** The opaque colour of {@code 0xRRGGBB}. */
    public static int rgb(int rgb) {
        return 0xFF000000 | rgb;
    }

    /** The same hue at an opacity from 0 to 1. */
    public static int withOpacity(int colour, double opacity) {
        return ((int) Math.round(opacity * 255) << 24) | (colour & 0xFFFFFF);
    }

    /** Opacity from 0 to 1. */
    public static double opacity(int colour) {
        return (colour >>> 24) / 255.0;
    }

    /** The colour that shows where {@code colour} lies over the opaque {@code ground}. */
    public static int over(int colour, int ground) {
        double opacity = opacity(colour);
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int top = (colour >> shift) & 255;
            int below = (ground >> shift) & 255;
            mixed |= (int) Math.round(top * opacity + below * (1 - opacity)) << shift;
        }
        return rgb(mixed);
    }

    /** {@code #rrggbb}, without the opacity. */
    public static String hex(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour & 0xFFFFFF);
    }

    /**
     * How well two opaque colours can be told apart, from 1 to 21; text needs 4.5.
     *
     * @see <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG 2.2, contrast ratio</a>
     */
    public static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16)
                + 0.7152 * linear(colour >> 8)
                + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double share = (channel & 255) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
