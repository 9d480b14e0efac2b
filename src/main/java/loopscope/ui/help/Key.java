package loopscope.ui.help;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One or more keys with one action, and their words in the help.
 *
 * <p>Letters and signs are matched by the typed character, so that they work with any keyboard
 * layout that has them; see {@link Keys} for layouts that do not.
 *
 * @param label its name in the help; empty where another key has the words for it
 * @param does its description in the help
 * @param characters characters, any of which triggers the action
 * @param combinations key combinations, any of which triggers the action
 * @param action the action
 */
public record Key(
        String label,
        String does,
        String characters,
        List<KeyCombination> combinations,
        Runnable action) {

    /** A key that is matched by its character. */
    public static Key typed(String label, String characters, String does, Runnable action) {
        return new Key(label, does, characters, List.of(), action);
    }

    /** A key that is matched by its name, or by its character. */
    public static Key pressed(
            String label, String characters, String combination, String does, Runnable action) {
        List<KeyCombination> combinations = List.of(KeyCombination.valueOf(combination));
        return new Key(label, does, characters, combinations, action);
    }

    /**
     * A sign with Ctrl (Command on a Mac), on the main keys or the keypad, shifted or not.
     *
     * @param sign one of {@code + - 0}
     */
    public static Key sized(String label, char sign, String does, Runnable action) {
        Set<KeyCode> codes =
                switch (sign) {
                    case '+' -> EnumSet.of(KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS);
                    case '-' -> EnumSet.of(KeyCode.MINUS, KeyCode.SUBTRACT);
                    case '0' -> EnumSet.of(KeyCode.DIGIT0, KeyCode.NUMPAD0);
                    default -> throw new IllegalArgumentException("no size: " + sign);
                };
        KeyCombination combination = new Signed(codes, String.valueOf(sign));
        return new Key(label, does, "", List.of(combination), action);
    }

    /** Matches a sign by the keys it may be on, or by any key that types it. */
    private static final class Signed extends KeyCombination {
        private final Set<KeyCode> codes;
        private final String sign;

        Signed(Set<KeyCode> codes, String sign) {
            super(SHORTCUT_DOWN, SHIFT_ANY);
            this.codes = codes;
            this.sign = sign;
        }

        @Override
        public boolean match(KeyEvent event) {
            return super.match(event)
                    && (codes.contains(event.getCode()) || event.getText().equals(sign));
        }
    }

    /** Whether a press of a key triggers the action. */
    boolean isPressedBy(KeyEvent event) {
        return combinations.stream().anyMatch(combination -> combination.match(event));
    }

    /** Whether a typed character triggers the action. */
    boolean isTypedBy(String character) {
        return character.length() == 1
                && (characters.contains(character)
                        || characters.contains(character.toLowerCase(Locale.ROOT)));
    }
}
