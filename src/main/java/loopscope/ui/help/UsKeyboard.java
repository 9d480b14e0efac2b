package loopscope.ui.help;

import javafx.scene.input.KeyCode;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Maps keys of other layouts to the key at the same place of a US keyboard.
 *
 * <p>The toolkit knows the {@link KeyCode} as long as some layout in use is Latin; otherwise only
 * the character is known, and the usual layout of its script gives the place.
 */
final class UsKeyboard {
    private static final String PLACES = "qwertyuiop[]asdfghjklzxcvbnm,.0";

    /** The characters at those places, by layout. */
    private static final List<String> LAYOUTS =
            List.of(
                    PLACES,
                    "йцукенгшщзхъфывапролдячсмитьбю0", // Russian
                    "йцукенгшщзхїфівапролдячсмитьбю0", // Ukrainian
                    ";ςερτυθιοπ[]ασδφγηξκλζχψωβνμ,.0", // Greek
                    "azertyuiop^$qsdfghjklwxcvbn,;:à"); // French

    private static final Map<KeyCode, String> SIGNS =
            Map.of(
                    KeyCode.OPEN_BRACKET, "[",
                    KeyCode.CLOSE_BRACKET, "]",
                    KeyCode.COMMA, ",",
                    KeyCode.PERIOD, ".",
                    KeyCode.SLASH, "/",
                    KeyCode.EQUALS, "=",
                    KeyCode.MINUS, "-",
                    KeyCode.DIGIT0, "0");

    private static final Map<String, String> SHIFTED = Map.of("/", "?", "=", "+");

    private UsKeyboard() {}

    /**
     * The code of a pressed key.
     *
     * @param reported the toolkit's code, which may be {@code UNDEFINED}
     * @param text the text that it types
     */
    static KeyCode code(KeyCode reported, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (reported != KeyCode.UNDEFINED || lower.length() != 1) {
            return reported;
        }
        return LAYOUTS.stream()
                .filter(layout -> layout.contains(lower))
                .map(layout -> codeAt(PLACES.substring(layout.indexOf(lower)).substring(0, 1)))
                .findFirst()
                .orElse(KeyCode.UNDEFINED);
    }

    private static KeyCode codeAt(String typed) {
        return SIGNS.entrySet().stream()
                .filter(sign -> sign.getValue().equals(typed))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> KeyCode.valueOf(typed.toUpperCase(Locale.ROOT)));
    }

    /** What a key types on a US keyboard; empty for keys that no action uses. */
    static String typed(KeyCode code, boolean shift) {
        if (code.isLetterKey()) {
            String letter = code.getName();
            return shift ? letter : letter.toLowerCase(Locale.ROOT);
        }
        String sign = SIGNS.getOrDefault(code, "");
        return shift ? SHIFTED.getOrDefault(sign, "") : sign;
    }
}
