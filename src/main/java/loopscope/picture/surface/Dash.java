package loopscope.picture.surface;

/** How a line is broken up: lengths of dash and gap in pixels, both 0 when it is not. */
public enum Dash {
    SOLID(0, 0),
    DASHED(4, 3),
    DOTTED(2, 3);

    private final double on;
    private final double off;

    Dash(double on, double off) {
        this.on = on;
        this.off = off;
    }

    /** Length of a dash. */
    public double on() {
        return on;
    }

    /** Length of the gap after it. */
    public double off() {
        return off;
    }
}
