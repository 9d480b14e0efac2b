package loopscope.trace;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes from a client as text that is safe to show in a terminal, a picture or a page.
 *
 * <p>Valid UTF-8 stays readable. Line ends and tabs become {@code \n}, {@code \r}, {@code \t};
 * other control characters, bytes that are not UTF-8, and characters that change the direction or
 * the order of text become {@code \x1b} or {@code \u202e}, as Java writes them; a backslash is
 * doubled.
 */
public final class Escape {
    private Escape() {}

    /**
     * Bytes as text in one line, whatever they are.
     *
     * @param bytes any bytes at all
     * @param cut whether more bytes follow, so that a character cut off at the end is left out
     *     rather than shown as broken
     */
    public static String text(byte[] bytes, boolean cut) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        StringBuilder text = new StringBuilder(bytes.length + 8);
        while (true) {
            CoderResult result = decoder.decode(in, out, !cut);
            out.flip();
            out.codePoints().forEach(c -> append(text, c));
            out.clear();
            if (!result.isError()) {
                return text.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                text.append(String.format("\\x%02x", in.get() & 0xff));
            }
            decoder.reset();
        }
    }

    private static void append(StringBuilder text, int c) {
        switch (c) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\\' -> text.append("\\\\");
            default -> {
                if (c < 0x20 || c == 0x7f) {
                    text.append(String.format("\\x%02x", c));
                } else if (isUnsafe(c)) {
                    Character.toString(c)
                            .chars()
                            .forEach(u -> text.append(String.format("\\u%04x", u)));
                } else {
                    text.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean isUnsafe(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE;
    }
}
