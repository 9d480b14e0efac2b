package loopscope.picture.layout;

/**
 * Rows of a kind that scroll together; what does not fit is counted below them.
 *
 * @param first the first row that is shown, from 0
 * @param shown how many are
 * @param all how many there are
 * @param hidden how many more have no row, as they have left
 * @param top upper edge of the first row, in pixels
 * @param bottom lower edge of the last, and upper edge of the counts
 */
public record Band(int first, int shown, int all, int hidden, double top, double bottom) {
    /** Height of the line with the counts. */
    public static final double COUNTS = 17;

    /** How many rows are before the first. */
    public int above() {
        return first;
    }

    /** How many rows follow the last. */
    public int below() {
        return all - first - shown;
    }

    /** Whether there are more rows than are shown. */
    public boolean overflows() {
        return shown < all;
    }

    /** Whether it has a line with counts below it. */
    public boolean counts() {
        return overflows() || hidden > 0;
    }

    /** Lower edge of everything that belongs to it. */
    public double end() {
        return counts() ? bottom + COUNTS : bottom;
    }
}
