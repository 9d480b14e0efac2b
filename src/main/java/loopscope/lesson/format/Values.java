package loopscope.lesson.format;

import loopscope.lesson.grammar.Measures;
import loopscope.timeline.words.Nearest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values with a range: numbers, times, sizes, names. */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern MEASURED = Pattern.compile("(\\S*?) ?([A-Za-z]*)");

    private Values() {}

    /** A whole number; another one where the key is not there. */
    static int number(Fields fields, String key, int other, int least, int most)
            throws BadLessonException {
        if (!fields.has(key)) {
            return other;
        }
        String typed = fields.text(key);
        if (!NUMBER.matcher(typed).matches()) {
            throw unexpected(fields, key, "a number");
        }
        int value = Integer.parseInt(typed);
        checkRange(fields, key, value, least, most, "");
        return value;
    }

    /** A time such as {@code 100 ms}; another one where the key is not there. */
    static Duration time(Fields fields, String key, Duration other, Duration least, Duration most)
            throws BadLessonException {
        if (!fields.has(key)) {
            return other;
        }
        Duration value = measured(fields, key, Measures::time, "a time such as 100 ms");
        checkRange(fields, key, value.toMillis(), least.toMillis(), most.toMillis(), " ms");
        return value;
    }

    /** A size such as {@code 16 KiB}, in bytes; another one where the key is not there. */
    static int size(Fields fields, String key, int other, int most) throws BadLessonException {
        if (!fields.has(key)) {
            return other;
        }
        long value = measured(fields, key, Measures::size, "a size such as 16 KiB");
        checkRange(fields, key, value, 1, most, " bytes");
        return (int) value;
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

    private static <T> T measured(
            Fields fields, String key, BiFunction<String, String, @Nullable T> meaning, String what)
            throws BadLessonException {
        Matcher matcher = MEASURED.matcher(fields.text(key));
        T value = matcher.matches() ? meaning.apply(matcher.group(1), matcher.group(2)) : null;
        if (value == null) {
            throw unexpected(fields, key, what);
        }
        return value;
    }

    private static BadLessonException unexpected(Fields fields, String key, String what)
            throws BadLessonException {
        return new BadLessonException(
                fields.line(key),
                "found \"" + fields.text(key) + "\" for \"" + key + "\", expected " + what + ".");
    }

    private static void checkRange(
            Fields fields, String key, long value, long least, long most, String unit)
            throws BadLessonException {
        if (value < least || value > most) {
            throw new BadLessonException(
                    fields.line(key),
                    String.format(
                            Locale.ROOT,
                            "\"%s\" is out of range for \"%s\": the least is %d%s, the most %d%s.",
                            fields.text(key),
                            key,
                            least,
                            unit,
                            most,
                            unit));
        }
    }
}
