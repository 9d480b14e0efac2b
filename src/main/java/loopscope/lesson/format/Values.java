package loopscope.lesson.format;

import loopscope.timeline.words.Nearest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values with a range: numbers, times, sizes, names. */
final class Values {
    private static final Pattern MEASURED = Pattern.compile("(-?\\d{1,9}) ?([A-Za-z]*)");

    private static final Map<String, Integer> MILLIS = Map.of("ms", 1, "s", 1_000);
    private static final Map<String, Integer> BYTES =
            Map.of("bytes", 1, "B", 1, "KiB", 1 << 10, "MiB", 1 << 20);

    private Values() {}

    /** A whole number; another one where the key is not there. */
    static int number(Fields fields, String key, int other, int least, int most)
            throws BadLessonException {
        return (int) measured(fields, key, other, Map.of("", 1), least, most, "a number");
    }

    /** A time such as {@code 100 ms}; another one where the key is not there. */
    static Duration time(Fields fields, String key, Duration other, Duration most)
            throws BadLessonException {
        long millis =
                measured(
                        fields,
                        key,
                        other.toMillis(),
                        MILLIS,
                        1,
                        most.toMillis(),
                        "a time such as 100 ms");
        return Duration.ofMillis(millis);
    }

    /** A size such as {@code 16 KiB}, in bytes; another one where the key is not there. */
    static int size(Fields fields, String key, int other, int most) throws BadLessonException {
        return (int) measured(fields, key, other, BYTES, 1, most, "a size such as 16 KiB");
    }

    /** One of some names. */
    static String name(Fields fields, String key, List<String> names) throws BadLessonException {
        String typed = fields.text(key);
        if (!names.contains(typed)) {
            throw new BadLessonException(
                    fields.line(key),
                    String.format(
                            Locale.ROOT,
                            "found \"%s\" for \"%s\": %s",
                            typed,
                            key,
                            Nearest.advice(typed, names)));
        }
        return typed;
    }

    private static long measured(
            Fields fields,
            String key,
            long other,
            Map<String, Integer> units,
            long least,
            long most,
            String what)
            throws BadLessonException {
        if (!fields.has(key)) {
            return other;
        }
        String typed = fields.text(key);
        Matcher matcher = MEASURED.matcher(typed);
        Integer unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new BadLessonException(
                    fields.line(key),
                    "found \"" + typed + "\" for \"" + key + "\", expected " + what + ".");
        }
        long value = Long.parseLong(matcher.group(1)) * unit;
        if (value < least || value > most) {
            throw new BadLessonException(
                    fields.line(key),
                    String.format(
                            Locale.ROOT,
                            "\"%s\" is out of range for \"%s\": the least is %d, the most %d.",
                            typed,
                            key,
                            least / unit,
                            most / unit));
        }
        return value;
    }
}
