package loopscope.picture.plots;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic scale: as far from 1 to 10 as from 10 to 100.
 *
 * @param least the value at its beginning, more than 0
 * @param most the value at its end, more than the least
 * @param from the pixel where it begins
 * @param to the pixel where it ends; less than {@code from} where it runs upwards
 */
record LogScale(double least, double most, double from, double to) {
    private static final double[] STEPS = {1, 2, 5};

    /**
     * A scale that begins and ends at a 1, 2 or 5 of a power of ten, and holds both values.
     *
     * @param least more than 0
     * @param most at least as much
     */
    static LogScale around(double least, double most, double from, double to) {
        double begin = step(least, false);
        double end = step(most, true);
        return new LogScale(begin, end > begin ? end : 10 * begin, from, to);
    }

    private static double step(double value, boolean up) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double below = power;
        for (double step : STEPS) {
            double round = step * power;
            if (round >= value && up) {
                return round;
            }
            below = round <= value ? round : below;
        }
        return up ? 10 * power : below;
    }

    /** The pixel of a value, which is more than 0. */
    double at(double value) {
        return from + (to - from) * Math.log(value / least) / Math.log(most / least);
    }

    /** The values at 1, 2 and 5 of each power of ten, from its beginning to its end. */
    List<Double> steps() {
        List<Double> steps = new ArrayList<>();
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        while (power <= most) {
            for (double step : STEPS) {
                // What was divided and multiplied may lie a little beside the end.
                if (step * power >= least * 0.999 && step * power <= most * 1.001) {
                    steps.add(step * power);
                }
            }
            power *= 10;
        }
        return steps;
    }
}
