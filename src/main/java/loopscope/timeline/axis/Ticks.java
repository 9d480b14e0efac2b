package loopscope.timeline.axis;

import loopscope.timeline.Units;

/** The round times that a ruler shows. */
public final class Ticks {
    private static final long MINUTE = 60_000_000_000L;
    private static final double[] STEPS = {1, 2, 5};

    private Ticks() {}

    /**
     * The distance between ticks: 1, 2 or 5 times a power of ten nanoseconds, and round in minutes
     * beyond.
     *
     * @param nanosPerPixel the scale
     * @param pixels the least distance between ticks
     * @return nanoseconds
     */
    public static long step(double nanosPerPixel, double pixels) {
        double least = Math.max(1, nanosPerPixel * pixels);
        if (least > 50e9) {
            return minutes(least / 60e9) * MINUTE;
        }
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : STEPS) {
            if (step * power >= least) {
                return Math.round(step * power);
            }
        }
        return Math.round(10 * power);
    }

    private static long minutes(double least) {
        for (long step : new long[] {1, 2, 5, 10, 15, 30, 60, 120, 360, 720}) {
            if (step >= least) {
                return step;
            }
        }
        return 1440L * (long) Math.ceil(least / 1440);
    }

    /** The first tick at a time or after it. */
    public static long first(double from, long step) {
        return (long) Math.ceil(from / step) * step;
    }

    /** The label of a tick, with as many digits as tell it from its neighbours. */
    public static String label(long time, long step) {
        if (time == 0) {
            return "0 s";
        }
        if (step >= MINUTE) {
            long minutes = time / MINUTE;
            return minutes < 60
                    ? minutes + " min"
                    : minutes / 60 + " h " + two(minutes % 60) + " min";
        }
        int digits = 0;
        for (long unit = 1_000_000_000; unit > step && digits < 9; unit /= 10) {
            digits++;
        }
        return Units.instant(time, digits);
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
