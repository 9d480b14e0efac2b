package loopscope.ui.help;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A key, or several that do the same.
 *
 * <p>Letters and signs are told by the character that is typed, so that they are where the keyboard
 * says they are, whatever its layout; see {@link Keys} for keyboards that do not have them.
 *
 * @param label how the help calls it
 * @param does what the help says of it
 * @param characters each of them does it
 * @param combinations so does each of these
 * @param action what is done
 */
public record Key(
        String label,
        String does,
        String characters,
        List<KeyCombination> combinations,
        Runnable action) {

    /** A key that is told by its character. */
    public static Key typed(String label, String characters, String does, Runnable action) {
        return new Key(label, does, characters, List.of(), action);
    }

    /** A key that is told by its name, or its character. */
    public static Key pressed(
            String label, String characters, String combination, String does, Runnable action) {
        List<KeyCombination> combinations = List.of(KeyCombination.valueOf(combination));
        return new Key(label, does, characters, combinations, action);
    }

    /**
     * A sign with Ctrl (Command on a Mac), wherever the layout or the keypad has it, shifted or
     * not.
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

    /** Some of the keys that a sign may lie on, or whatever key it is that types it. */
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

    /** Whether it is told by the name of the key that is pressed. */
    boolean isPressedBy(KeyEvent event) {
        return combinations.stream().anyMatch(combination -> combination.match(event));
    }

    /** Whether it is told by a character. */
    boolean isTypedBy(String character) {
        return character.length() == 1
                && (characters.contains(character)
                        || characters.contains(character.toLowerCase(Locale.ROOT)));
    }
}
