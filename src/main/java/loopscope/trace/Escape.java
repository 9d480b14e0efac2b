package loopscope.trace;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Makes text from anywhere safe to show in a terminal, a picture or a page.
 *
 * <p>Valid UTF-8 stays readable. Line ends and tabs become {@code \n}, {@code \r}, {@code \t};
 * other control characters, bytes that are not UTF-8, and characters that change the direction or
 * the order of text become {@code \x1b} or {@code \u202e}, as Java writes them. So do marks that
 * have no letter to stand on, or would pile up into the line above.
 *
 * <p>Text that runs from right to left ends with a left-to-right mark: what follows it stays on its
 * right. The mark has no width.
 *
 * @see <a href="https://www.unicode.org/reports/tr9/">Unicode Bidirectional Algorithm</a>
 */
public final class Escape {
    /** U+200E, the one invisible character that stays. */
    public static final char LEFT_TO_RIGHT_MARK = '\u200e';

    /** Vietnamese and Thai put two marks on a letter; more of them leave its line. */
    private static final int MOST_MARKS = 2;

    private static final char SOFT_HYPHEN = '\u00ad';

    /** The combining marks begin after the letters of Latin and of phonetics. */
    private static final char FIRST_MARK = '\u0300';

    /** From the hyphen to the hyphenation point: dashes, quotes, bullets, the ellipsis. */
    private static final char FIRST_DASH = '\u2010';

    private static final char LAST_DOT = '\u2027';

    private static final HexFormat HEX = HexFormat.of();

    private Escape() {}

    /**
     * Any bytes of a client as text in one line; a backslash is doubled.
     *
     * @param bytes any bytes
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
        Line line = new Line(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, !cut);
            out.flip();
            out.codePoints().forEach(line::addByClient);
            out.clear();
            if (!result.isError()) {
                return contained(line.text.toString());
            }
            for (int i = 0; i < result.length(); i++) {
                line.spell("\\x", in.get());
            }
            decoder.reset();
        }
    }

    /**
     * Text as it is drawn, measured and written to files. Clean text comes back as the same object,
     * so the common case costs one scan.
     */
    public static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    /** Text as it stands in an element or a quoted attribute of HTML or XML. */
    public static String markup(String text) {
        StringBuilder markup = new StringBuilder(text.length() + 16);
        String shown = printable(text);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '&' -> markup.append("&amp;");
                case '"' -> markup.append("&quot;");
                default -> markup.append(c);
            }
        }
        return markup.toString();
    }

    /** Whether a character is clean whatever stands before it: ASCII, Latin letters, µ, ’ and …. */
    private static boolean isPlain(char c) {
        return (c >= 0x20 && c <= 0x7e)
                || (c > SOFT_HYPHEN && c < FIRST_MARK)
                || (c >= 0xa0 && c < SOFT_HYPHEN)
                || (c >= FIRST_DASH && c <= LAST_DOT);
    }

    private static String escaped(String text) {
        Line line = new Line(text.length());
        text.codePoints().forEach(line::add);
        return text.contentEquals(line.text) ? text : line.text.toString();
    }

    /** The text, closed by a left-to-right mark where part of it runs from right to left. */
    public static String contained(String text) {
        return text.codePoints().anyMatch(Escape::isRightToLeft) ? text + LEFT_TO_RIGHT_MARK : text;
    }

    private static boolean isRightToLeft(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER ->
                    true;
            default -> false;
        };
    }

    /** Whether a character is drawn on the letter before it, and takes no room of its own. */
    public static boolean isMark(int c) {
        int type = c < 0x300 ? 0 : Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
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

    /** One line of text as it grows. */
    private static final class Line {
        private final StringBuilder text;

        /** How many marks the last letter has; {@link #MOST_MARKS} where there is no letter. */
        private int marks = MOST_MARKS;

        Line(int length) {
            text = new StringBuilder(length + 8);
        }

        void addByClient(int c) {
            if (c == '\\') {
                spell("\\\\");
            } else if (c == LEFT_TO_RIGHT_MARK) {
                spellOut(c);
            } else {
                add(c);
            }
        }

        void add(int c) {
            switch (c) {
                case '\n' -> spell("\\n");
                case '\r' -> spell("\\r");
                case '\t' -> spell("\\t");
                case LEFT_TO_RIGHT_MARK -> text.append(LEFT_TO_RIGHT_MARK);
                default -> {
                    if (isHidden(c) || (isMark(c) && marks == MOST_MARKS)) {
                        spellOut(c);
                    } else {
                        marks = isMark(c) ? marks + 1 : 0;
                        text.appendCodePoint(c);
                    }
                }
            }
        }

        private void spellOut(int c) {
            if (c < 0x80) {
                spell("\\x", (byte) c);
            } else {
                Character.toString(c).chars().forEach(unit -> spell("\\u", (short) unit));
            }
        }

        void spell(String start, byte value) {
            spell(start + HEX.toHexDigits(value));
        }

        private void spell(String start, short value) {
            spell(start + HEX.toHexDigits(value));
        }

        /** No mark may stand on an escape: it would read as another one. */
        private void spell(String escape) {
            text.append(escape);
            marks = MOST_MARKS;
        }
    }
}
