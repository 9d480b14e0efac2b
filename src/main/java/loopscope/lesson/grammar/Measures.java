package loopscope.lesson.grammar;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/** Numbers with a unit: {@code 300 ms}, {@code 1.5 s}, {@code 64 KiB}. */
public final class Measures {
    /** A number; one of more digits is refused. */
    static final String NUMBER = "\\d{1,7}(\\.\\d{1,3})?";

    private static final Map<String, Duration> TIMES =
            Map.of(
                    "ms", Duration.ofMillis(1),
                    "s", Duration.ofSeconds(1),
                    "min", Duration.ofMinutes(1));

    private static final Map<String, Integer> SIZES =
            Map.of("bytes", 1, "B", 1, "KiB", 1 << 10, "MiB", 1 << 20);

    private Measures() {}

    /** A length of time; null where it is none. */
    public static @Nullable Duration time(String number, String unit) {
        Duration one = TIMES.get(unit);
        return one == null || !number.matches(NUMBER)
                ? null
                : Duration.ofNanos(Math.round(Double.parseDouble(number) * one.toNanos()));
    }

    /** A number of bytes; null where it is none. */
    public static @Nullable Long size(String number, String unit) {
        Integer one = SIZES.get(unit);
        return one == null || !number.matches(NUMBER)
                ? null
                : (Long) Math.round(Double.parseDouble(number) * one);
    }
}
