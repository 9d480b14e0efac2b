package loopscope.ui.help;

import javafx.scene.input.KeyCode;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a key lies, in terms of a US keyboard, for keyboards that type other letters.
 *
 * <p>The toolkit tells by {@link KeyCode} which key it was as long as some layout in use is Latin;
 * where none is, only the character is known. Then the usual layout of its script says where it
 * lies.
 */
final class UsKeyboard {
    private static final String PLACES = "qwertyuiop[]asdfghjklzxcvbnm,.0";

    /** What lies at those places. */
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
     * The key that was pressed.
     *
     * @param told what the toolkit says of it
     * @param text what it types
     */
    static KeyCode code(KeyCode told, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (told != KeyCode.UNDEFINED || lower.length() != 1) {
            return told;
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

    /** What a key types on a US keyboard; empty where that is no letter or sign of ours. */
    static String typed(KeyCode code, boolean shift) {
        if (code.isLetterKey()) {
            String letter = code.getName();
            return shift ? letter : letter.toLowerCase(Locale.ROOT);
        }
        String sign = SIGNS.getOrDefault(code, "");
        return shift ? SHIFTED.getOrDefault(sign, "") : sign;
    }
}
