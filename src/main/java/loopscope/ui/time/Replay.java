package loopscope.ui.time;

import java.util.Locale;

/**
 * The eyes move on over what was recorded, at a factor of its own speed.
 *
 * <p>They move by frames, and never by more than a tenth of a second of real time at once: where
 * frames are late, the replay is slower than asked for, and {@link #reached} says so.
 */
final class Replay {
    private static final long LONGEST_FRAME = 100_000_000;

    /** Over how much real time what was reached is measured. */
    private static final long MEASURED = 1_000_000_000;

    private final double factor;
    private double at;
    private long last;
    private long since;
    private double measuredFrom;
    private double reached;

    /**
     * Begins.
     *
     * @param at from when on, in nanoseconds since the run's zero
     * @param factor how much of the run's time passes in a second of real time
     * @param clock real time, in nanoseconds
     */
    Replay(double at, double factor, long clock) {
        this.factor = factor;
        this.at = at;
        this.last = clock;
        this.since = clock;
        this.measuredFrom = at;
        this.reached = factor;
    }

    /** Up to when things are shown. */
    long shown() {
        return (long) at;
    }

    /** The factor asked for. */
    double factor() {
        return factor;
    }

    /** The factor of about the last second. */
    double reached() {
        return reached;
    }

    /** What the viewer has to know: the speed asked for, and the one reached. */
    String mark() {
        if (factor == 1) {
            return "REPLAY ×1, reached ×" + digits(reached);
        }
        return factor < 1
                ? "VIEW SLOWED " + digits(1 / factor) + "×, reached " + digits(1 / reached) + "×"
                : "VIEW SPED UP " + digits(factor) + "×, reached " + digits(reached) + "×";
    }

    private static String digits(double number) {
        String format = number >= 99.5 ? "%,.0f" : number >= 9.95 ? "%.0f" : "%.1f";
        return String.format(Locale.ROOT, format, number);
    }

    /** Moves on. */
    void advance(long clock) {
        at += factor * Math.clamp(clock - last, 0, LONGEST_FRAME);
        last = clock;
        if (clock - since >= MEASURED) {
            reached = (at - measuredFrom) / (clock - since);
            since = clock;
            measuredFrom = at;
        }
    }
}
