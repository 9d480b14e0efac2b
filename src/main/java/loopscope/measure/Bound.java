package loopscope.measure;

/**
 * What a figure is to reach.
 *
 * @param least whether it must be at least that much; otherwise at most
 * @param value the bound, in the figure's unit
 */
public record Bound(boolean least, double value) {
    /** At least so much. */
    public static Bound atLeast(double value) {
        return new Bound(true, value);
    }

    /** At most so much. */
    public static Bound atMost(double value) {
        return new Bound(false, value);
    }

    /** Whether a value keeps it. */
    public boolean holds(double found) {
        return least ? found >= value : found <= value;
    }
}
