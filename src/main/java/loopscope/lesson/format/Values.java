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
        return fields.has(key) ? number(fields.node(key), key, least, most) : other;
    }

    /** A whole number. */
    static int number(Node node, String key, int least, int most) throws BadLessonException {
        String typed = Fields.text(node, key);
        if (!NUMBER.matcher(typed).matches()) {
            throw unexpected(node, key, "a number");
        }
        int value = Integer.parseInt(typed);
        checkRange(node, key, value, least, most, "");
        return value;
    }

    /** A time such as {@code 100 ms}; another one where the key is not there. */
    static Duration time(Fields fields, String key, Duration other, Duration least, Duration most)
            throws BadLessonException {
        if (!fields.has(key)) {
            return other;
        }
        Duration value = measured(fields, key, Measures::time, "a time such as 100 ms");
        checkRange(
                fields.node(key), key, value.toMillis(), least.toMillis(), most.toMillis(), " ms");
        return value;
    }

    /** A size such as {@code 16 KiB}, in bytes; another one where the key is not there. */
    static int size(Fields fields, String key, int other, int most) throws BadLessonException {
        if (!fields.has(key)) {
            return other;
        }
        long value = measured(fields, key, Measures::size, "a size such as 16 KiB");
        checkRange(fields.node(key), key, value, 1, most, " bytes");
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
            throw unexpected(fields.node(key), key, what);
        }
        return value;
    }

    private static BadLessonException unexpected(Node node, String key, String what)
            throws BadLessonException {
        return new BadLessonException(
                node.line(),
                "found \""
                        + Fields.text(node, key)
                        + "\" for \""
                        + key
                        + "\", expected "
                        + what
                        + ".");
    }

    private static void checkRange(
            Node node, String key, long value, long least, long most, String unit)
            throws BadLessonException {
        if (value < least || value > most) {
            throw new BadLessonException(
                    node.line(),
                    String.format(
                            Locale.ROOT,
                            "\"%s\" is out of range for \"%s\": the least is %d%s, the most %d%s.",
                            Fields.text(node, key),
                            key,
                            least,
                            unit,
                            most,
                            unit));
        }
    }
}
