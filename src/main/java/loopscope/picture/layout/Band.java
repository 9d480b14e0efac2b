package loopscope.picture.layout;

/**
 * Rows of one kind that scroll together. A line below them counts the rows that do not fit.
 *
 * @param first the first row that is shown, from 0
 * @param shown how many are shown
 * @param all how many there are
 * @param hidden how many clients have no row, as they have left
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

    /** Lower edge of the rows and the line with counts. */
    public double end() {
        return counts() ? bottom + COUNTS : bottom;
    }
}
