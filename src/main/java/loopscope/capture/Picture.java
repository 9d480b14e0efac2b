package loopscope.capture;

import loopscope.picture.surface.Surface;

import java.util.function.Consumer;

/**
 * A picture that can be saved.
 *
 * @param width in pixels at 100%
 * @param height in pixels at 100%
 * @param zoom how many pixels of a screen a file has for each of these; see {@link PictureSize}
 * @param density how many pixels a PNG has for each of a screen, at scale 1
 * @param title what it shows, in a few words
 * @param description what it shows, in sentences, for screen readers; may be empty
 * @param painter draws it all, its ground included, and the same each time: a large PNG is drawn in
 *     tiles, once per tile
 */
public record Picture(
        double width,
        double height,
        double zoom,
        double density,
        String title,
        String description,
        Consumer<Surface> painter) {
    /** A picture as it is seen on a screen. */
    public Picture(
            double width,
            double height,
            String title,
            String description,
            Consumer<Surface> painter) {
        this(width, height, 1, 1, title, description, painter);
    }

    /**
     * Another picture of the same zoom and density, of which this one is a part.
     *
     * @param high in pixels at 100%; it is as wide as this one
     */
    public Picture within(double high, String heading, String words, Consumer<Surface> all) {
        return new Picture(width, high, zoom, density, heading, words, all);
    }

    /** The width of its files in pixels of a screen. */
    public double shownWidth() {
        return whole(width * zoom);
    }

    /** The height of its files in pixels of a screen. */
    public double shownHeight() {
        return whole(height * zoom);
    }

    /** What is nearly a whole number is one. */
    private static double whole(double pixels) {
        double near = Math.rint(pixels);
        return Math.abs(pixels - near) < 1e-6 ? near : pixels;
    }

    /**
     * How many pixels a PNG has for each of its own, so that there are not more of them than its
     * size says.
     *
     * @param scale 1, 2 or 4
     */
    public double pixels(double scale) {
        double exact = zoom * density * scale;
        double fitting = exact;
        while (exceeds(width, exact, fitting) || exceeds(height, exact, fitting)) {
            fitting = Math.nextDown(fitting);
        }
        return fitting;
    }

    /** Whether a length has a pixel too many because a product was rounded up. */
    private static boolean exceeds(double length, double exact, double fitting) {
        double near = Math.rint(length * exact);
        return Math.abs(length * exact - near) < 1e-6 && length * fitting > near;
    }
}
