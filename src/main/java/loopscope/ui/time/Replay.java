package loopscope.ui.time;

import java.util.Locale;

/**
 * A replay: the time up to which the picture is drawn moves on over the record, at a factor of real
 * time.
 *
 * <p>It moves frame by frame, by at most a tenth of a second of real time at once: if frames are
 * late, the replay is slower than asked for, and {@link #reached} says so.
 */
final class Replay {
    private static final long LONGEST_FRAME = 100_000_000;

    /** Real time over which the reached factor is measured, in nanoseconds. */
    private static final long MEASURED = 1_000_000_000;

    private final double factor;
    private double at;
    private long last;
    private long since;
    private double measuredFrom;
    private double reached;

    /**
     * Starts a replay.
     *
     * @param at where it starts, in nanoseconds since the run's zero
     * @param factor seconds of the run for each second of real time
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

    /** The end of what is shown, in nanoseconds since the run's zero. */
    long shown() {
        return (long) at;
    }

    /** The factor asked for. */
    double factor() {
        return factor;
    }

    /** The factor reached, measured over about the last second. */
    double reached() {
        return reached;
    }

    /** The honesty mark: the speed asked for, and the one reached. */
    String mark() {
        if (factor == 1) {
            return "REPLAY ×1, in fact ×" + digits(reached);
        }
        return factor < 1
                ? "VIEW SLOWED " + digits(1 / factor) + "×, in fact " + digits(1 / reached) + "×"
                : "VIEW SPED UP " + digits(factor) + "×, in fact " + digits(reached) + "×";
    }

    private static String digits(double number) {
        String format = number >= 99.5 ? "%,.0f" : number >= 9.95 ? "%.0f" : "%.1f";
        return String.format(Locale.ROOT, format, number);
    }

    /** Moves on to a reading of the clock. */
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
