package loopscope.ui.canvas;

import loopscope.picture.layout.Layout;

import java.util.function.DoubleFunction;

/**
 * Decides how much larger than the rest of the window the picture is drawn: by the largest factor,
 * up to 1.6, with which it still shows all that it shows at 1.
 *
 * <pre>
 *   the room or the stages change  →  the largest factor, at once
 *   rows no longer fit             →  the largest factor, at once: nothing may be out of sight
 *   there is room for a larger one →  that one, once there has been for some seconds
 * </pre>
 *
 * <p>A new factor moves everything under the viewer's eyes, so clients who come and go change it
 * seldom: it is chosen for rows good to read, and kept down to rows that still have two lines of
 * words. Confined to the JavaFX thread.
 */
final class Enlargement {
    /** Headers and lanes need this width, in pixels of the picture. */
    private static final double LEAST_WIDTH = 860;

    /** The factors are counted in tenths. */
    private static final int LEAST = 10;

    private static final int MOST = 16;

    /** Row height with which a factor is chosen, in pixels of the picture ... */
    private static final double CHOSEN = 36;

    /** ... and the least with which it is kept. */
    private static final double KEPT = 30;

    /** How long there is room for a larger factor before it is chosen, in nanoseconds. */
    private static final long PATIENCE = 3_000_000_000L;

    /** How often a larger factor is looked for, in nanoseconds. */
    private static final long INTERVAL = 1_000_000_000;

    private final DoubleFunction<Layout> enlarged;
    private int tenths = LEAST;
    private long looked;
    private long roomy;
    private Object situation = "";

    /**
     * Starts with 1.
     *
     * @param enlarged lays the picture out as it would be now with a factor
     */
    Enlargement(DoubleFunction<Layout> enlarged) {
        this.enlarged = enlarged;
    }

    /** The factor, from 1 to 1.6. */
    double factor() {
        return factor(tenths);
    }

    /**
     * Chooses the factor for a frame, before it is laid out.
     *
     * @param now in nanoseconds, of any clock
     * @param width of the picture's room, in pixels at a factor of 1
     * @param changed what a new factor is chosen for at once, when it is not equal to that of the
     *     last frame
     */
    void choose(long now, double width, Object changed) {
        if (!changed.equals(situation)) {
            situation = changed;
            take(largest(MOST, LEAST, width), now);
        } else if (tenths < MOST && now - looked >= INTERVAL) {
            lookForLarger(now, width);
        }
    }

    /**
     * Chooses a smaller factor if the rows of a frame would be too low.
     *
     * @param now as above
     * @param width as above
     * @param frame laid out with the factor that was chosen
     * @return whether the factor is another, so that the frame is to be laid out again
     */
    boolean shrinks(long now, double width, Layout frame) {
        if (tenths == LEAST || frame.hasRoomForRows(KEPT)) {
            return false;
        }
        take(largest(tenths - 1, LEAST, width), now);
        return true;
    }

    private void lookForLarger(long now, double width) {
        looked = now;
        int largest = largest(MOST, tenths, width);
        if (largest == tenths) {
            roomy = now;
        } else if (now - roomy >= PATIENCE) {
            take(largest, now);
        }
    }

    private void take(int chosen, long now) {
        tenths = chosen;
        looked = now;
        roomy = now;
    }

    /** The largest factor with which the lanes fit; {@code least} where none above it does. */
    private int largest(int most, int least, double width) {
        int largest = most;
        while (largest > least && !fits(factor(largest), width)) {
            largest--;
        }
        return largest;
    }

    private boolean fits(double factor, double width) {
        return width / factor >= LEAST_WIDTH && enlarged.apply(factor).hasRoomForRows(CHOSEN);
    }

    private static double factor(int tenths) {
        return tenths / 10.0;
    }
}
