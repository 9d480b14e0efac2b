package loopscope.timeline.figures;

import loopscope.timeline.Units;

import java.util.Locale;

/** What a figure is counted in. */
public enum Unit {
    /** Things. */
    COUNT,
    /** Nanoseconds. */
    TIME,
    /** Bytes. */
    BYTES,
    /** Things for each of another kind. */
    RATIO;

    /** A number of it in words. */
    public String words(double number) {
        return switch (this) {
            case COUNT -> String.format(Locale.ROOT, "%,.0f", number);
            case TIME -> Units.duration((long) number);
            case BYTES -> Units.bytes((long) number);
            case RATIO -> String.format(Locale.ROOT, number < 10 ? "%.2f" : "%,.0f", number);
        };
    }
}
