package loopscope.picture.surface;

/**
 * One period of a {@link Hatch} as pixels; set side by side, tiles make the whole pattern.
 *
 * <p>The stripes run along x + y = constant, the middle of one through the tile's origin; their
 * edges are smoothed by the share of each pixel they cover.
 */
final class HatchTile {
    /** A stripe's thickness along x, as a share of the period: it lies at 45 degrees. */
    private static final double SHARE = Hatch.THICKNESS * Math.sqrt(2) / Hatch.PERIOD;

    private static final int SAMPLES = 16;

    private HatchTile() {}

    /**
     * The side of a tile in device pixels, always whole, where a picture pixel has {@code density}
     * of them.
     */
    static int side(double density) {
        return Math.max(2, (int) Math.round(Hatch.PERIOD * density));
    }

    /** The tile's {@code side * side} pixels, row by row, as ARGB. */
    static int[] pixels(Hatch hatch, int side) {
        int[] diagonal = new int[side];
        for (int i = 0; i < side; i++) {
            diagonal[i] = mix(hatch.tint(), hatch.stripe(), covered(i, side));
        }
        int[] pixels = new int[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                pixels[y * side + x] = diagonal[(x + y) % side];
            }
        }
        return pixels;
    }

    /** Share of a pixel on the i-th diagonal, from 0 to 1, that a stripe covers. */
    private static double covered(int i, int side) {
        int inside = 0;
        for (int v = 0; v < SAMPLES; v++) {
            for (int u = 0; u < SAMPLES; u++) {
                double along = (i + (u + v + 1.0) / SAMPLES) / side;
                double toStripe = Math.abs(along - Math.rint(along));
                if (toStripe < SHARE / 2) {
                    inside++;
                }
            }
        }
        return inside / (double) (SAMPLES * SAMPLES);
    }

    private static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 24; shift += 8) {
            int a = (from >>> shift) & 255;
            int b = (to >>> shift) & 255;
            mixed |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }
}
