package loopscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

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
                                        ? "\\x%02x".formatted(b)
                                        : String.valueOf((char) b);
                    };
            assertThat(Escape.text(new byte[] {(byte) b}, false)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grüße", "日本語", "😀 ok", "a b", "שלום", "€"})
    void validTextStaysAsItIs(String text) {
        assertThat(Escape.text(text.getBytes(UTF_8), false)).isEqualTo(text);
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
}
