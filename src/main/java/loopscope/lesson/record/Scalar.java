package loopscope.lesson.record;

import java.util.regex.Pattern;

/** A text as YAML has it: plain where that is safe, else in single quotes. */
final class Scalar {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ,.!?\"-]*");

    private Scalar() {}

    static String of(String text) {
        return PLAIN.matcher(text).matches() && !text.endsWith(" ")
                ? text
                : "'" + text.replace("'", "''") + "'";
    }
}
