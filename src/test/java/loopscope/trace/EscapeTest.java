package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.text.Bidi;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whatever bytes a client sends, what is shown of them is harmless and readable. */
class EscapeTest {
    @Test
    void everySingleByteIsShownAsPrintableAscii() {
        for (int b = 0; b < 256; b++) {
            String expected =
                    switch (b) {
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        case '\\' -> "\\\\";
                        default ->
                                b < 0x20 || b >= 0x7f
                                        ? String.format(Locale.ROOT, "\\x%02x", b)
                                        : String.valueOf((char) b);
                    };
            assertThat(Escape.text(new byte[] {(byte) b}, false)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grüße", "日本語", "😀 ok", "a b", "e\u0301", "ệ", "คื้", "€"})
    void validTextStaysAsItIs(String text) {
        assertThat(Escape.text(text.getBytes(UTF_8), false)).isEqualTo(text);
    }

    @Test
    void ofAllCharactersThoseThatNobodySeesAreSpelledOut() {
        for (char c = 0x20; c < Character.MIN_SURROGATE; c++) {
            boolean seen =
                    Character.isDefined(c)
                            && !Character.isISOControl(c)
                            && !Character.isIdentifierIgnorable(c)
                            && c != '\u2028'
                            && c != '\u2029';
            String text = "a" + c;
            assertThat(Escape.printable(text).equals(text))
                    .as("U+%04X stays", (int) c)
                    .isEqualTo(seen || c == Escape.LEFT_TO_RIGHT_MARK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aé", "a€", "a😀"})
    void aCharacterCutOffAtTheEndIsLeftOutIfMoreFollows(String text) {
        byte[] whole = text.getBytes(UTF_8);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(Escape.text(cut, true)).isEqualTo("a");
            if (length > 1) {
                assertThat(Escape.text(cut, false))
                        .startsWith("a\\x")
                        .hasSize(1 + 4 * (length - 1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x202e, \\u202e",
        "0x2066, \\u2066",
        "0x200f, \\u200f",
        "0x200e, \\u200e",
        "0x061c, \\u061c",
        "0x200b, \\u200b",
        "0xfeff, \\ufeff",
        "0x2028, \\u2028",
        "0x2029, \\u2029",
        "0x0085, \\u0085",
        "0x009b, \\u009b",
        "0xe000, \\ue000",
        "0xe0041, \\udb40\\udc41",
        "0x1d173, \\ud834\\udd73",
    })
    void charactersThatHideOrReorderTextAreSpeltOut(String codePoint, String shown) {
        String text = "a" + Character.toString(Integer.decode(codePoint)) + "b";
        assertThat(Escape.text(text.getBytes(UTF_8), false)).isEqualTo("a" + shown + "b");
    }

    @Test
    void brokenBytesAmidTextAreShownOneByOneAndTheRestStays() {
        byte[] bytes = {'a', (byte) 0xc0, (byte) 0x80, 'b', (byte) 0xe2, (byte) 0x82, 'c'};
        assertThat(Escape.text(bytes, false)).isEqualTo("a\\xc0\\x80b\\xe2\\x82c");
        byte[] surrogate = {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
        assertThat(Escape.text(surrogate, false)).isEqualTo("\\xed\\xa0\\x80");
    }

    @Test
    void whatFollowsTextFromRightToLeftStaysOnItsRight() {
        for (String text : new String[] {"שלום", "مرحبا", "hi שלום 12"}) {
            String line = "read(A, \"" + Escape.text(text.getBytes(UTF_8), false) + "\", 64) = 11";
            assertThat(shown(line)).as(line).startsWith("read(A, \"").endsWith("\", 64) = 11");
        }
        assertThat(Escape.text("Ping".getBytes(UTF_8), false)).isEqualTo("Ping");
    }

    /** The line as a reader sees it, from left to right. */
    private static String shown(String line) {
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);
        Character[] letters = line.chars().mapToObj(c -> (char) c).toArray(Character[]::new);
        byte[] levels = new byte[letters.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
        }
        Bidi.reorderVisually(levels, 0, letters, 0, letters.length);
        return Arrays.stream(letters)
                .filter(c -> c != Escape.LEFT_TO_RIGHT_MARK)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    @Test
    void marksStayOnALetterAndInTheirLine() {
        byte[] piled = ("e" + "\u0301".repeat(5)).getBytes(UTF_8);
        assertThat(Escape.text(piled, false)).isEqualTo("e\u0301\u0301\\u0301\\u0301\\u0301");
        assertThat(Escape.text("\u0301e".getBytes(UTF_8), false)).isEqualTo("\\u0301e");
        assertThat(Escape.text("\n\u0301".getBytes(UTF_8), false)).isEqualTo("\\n\\u0301");
    }

    @Test
    void whatIsEscapedOnceIsPrintableAsItIs() {
        for (String text : new String[] {"שלום", "e\u0301\u0301\u0301", "\u202e\\", "😀\n"}) {
            String escaped = Escape.text(text.getBytes(UTF_8), false);
            assertThat(Escape.printable(escaped)).isSameAs(escaped);
        }
    }

    @Test
    void textFromAnywhereShowsWhatCannotBeSeen() {
        assertThat(Escape.printable("a\r\n\t\u0000\u001b[31m\u202E\uD800"))
                .isEqualTo("a\\r\\n\\t\\x00\\x1b[31m\\u202e\\ud800");
        String clean = "Grüße, 😀";
        assertThat(Escape.printable(clean)).isSameAs(clean);
    }
}
