package loopscope.picture;

import java.util.Locale;

/**
 * Text from anywhere, made harmless to look at: what can't be seen, or would turn the words around
 * it, becomes a visible escape such as {@code \n}, {@code \x1b} or {@code \{200b}}.
 *
 * <p>Clean text comes back as the same object, so the common case costs one scan.
 */
public final class Printable {
    private Printable() {}

    /** The text as it is drawn, measured and written to files. */
    public static String of(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (c > 0x7E || c < 0x20) {
                if (isHidden(c)) {
                    return escape(text, i);
                }
            }
            i += Character.charCount(c);
        }
        return text;
    }

    private static String escape(String text, int clean) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, clean);
        text.codePoints().skip(text.codePointCount(0, clean)).forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (!isHidden(c)) {
                    out.appendCodePoint(c);
                } else if (c < 0x100) {
                    out.append(String.format(Locale.ROOT, "\\x%02x", c));
                } else {
                    out.append(String.format(Locale.ROOT, "\\{%x}", c));
                }
            }
        }
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
