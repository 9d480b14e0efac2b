package loopscope.timeline;

import java.util.Locale;

/** Writes figures as a person would say them: two or three significant digits and a unit. */
public final class Units {
    private static final long MINUTE = 60_000_000_000L;
    private static final String[] BYTES = {"KiB", "MiB", "GiB"};

    private Units() {}

    /** A length of time in nanoseconds: {@code 0.9 ms}, {@code 3.60 s}, {@code 2 min 05 s}. */
    public static String duration(long length) {
        double nanos = length;
        double abs = Math.abs(nanos);
        if (abs < 999.5) {
            return String.format(Locale.ROOT, "%.0f ns", nanos);
        }
        if (abs < 99_950) {
            return digits(nanos / 1e3, 2) + " µs";
        }
        if (abs < 999.5e6) {
            return digits(nanos / 1e6, 2) + " ms";
        }
        if (abs < 59.995e9) {
            return digits(nanos / 1e9, 3) + " s";
        }
        long seconds = Math.round(nanos / 1e9);
        if (Math.abs(seconds) < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }

    /** An instant of the run: {@code 3.400 s}, {@code 26 min 35.250 s}. */
    public static String instant(double nanos) {
        return instant(Math.round(nanos), 3);
    }

    /**
     * An instant of the run in the units of a {@link #duration}, with decimals of a second.
     *
     * @param nanos since the run's zero
     * @param digits how many decimals, 0 to 9
     */
    public static String instant(long nanos, int digits) {
        long grain = 1_000_000_000;
        for (int i = 0; i < digits; i++) {
            grain /= 10;
        }
        long rounded = Math.round((double) nanos / grain) * grain;
        long minutes = Math.abs(rounded) / MINUTE;
        if (minutes == 0) {
            return seconds(rounded, digits, 1);
        }
        String sign = rounded < 0 ? "-" : "";
        String hours = minutes < 60 ? "" : minutes / 60 + " h ";
        String form = minutes < 60 ? "%d min " : "%02d min ";
        return sign
                + hours
                + String.format(Locale.ROOT, form, minutes % 60)
                + seconds(Math.abs(rounded) % MINUTE, digits, 2);
    }

    private static String seconds(long nanos, int digits, int whole) {
        int width = digits == 0 ? whole : whole + 1 + digits;
        return String.format(Locale.ROOT, "%0" + width + "." + digits + "f s", nanos / 1e9);
    }

    /** A number of bytes: {@code 1 byte}, {@code 4 bytes}, {@code 1.00 MiB}. */
    public static String bytes(long count) {
        if (count < 1024) {
            return count == 1 ? "1 byte" : count + " bytes";
        }
        double value = count;
        int unit = -1;
        while (value >= 1023.5 && unit < BYTES.length - 1) {
            value /= 1024;
            unit++;
        }
        return digits(value, 3) + " " + BYTES[unit];
    }

    /** A part of a number of bytes, both exact: {@code 65,536 of 8,388,608 B}. */
    public static String part(long part, long whole) {
        return String.format(Locale.ROOT, "%,d of %,d B", part, whole);
    }

    /** A number of things: {@code 1 client}, {@code 1,204 clients}. */
    public static String count(long count, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", count, one, count == 1 ? "" : "s");
    }

    /** How often: {@code ×412}, {@code ×1,204}. */
    public static String times(long count) {
        return String.format(Locale.ROOT, "×%,d", count);
    }

    /** How many times as much, to two significant digits. */
    public static String factor(long times) {
        long unit = 1;
        while (times / unit >= 100) {
            unit *= 10;
        }
        return String.format(Locale.ROOT, "%,d", (times + unit / 2) / unit * unit);
    }

    private static String digits(double value, int significant) {
        double abs = Math.abs(value);
        int whole = abs < 9.995 ? 1 : abs < 99.95 ? 2 : abs < 999.5 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + Math.max(0, significant - whole) + "f", value);
    }
}
