package loopscope.ui;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.List;
import java.util.Locale;

/**
 * A key, or several that do the same.
 *
 * <p>Letters and signs are told by the character that is typed, so that they are where the keyboard
 * says they are, whatever its layout.
 *
 * @param label how the help calls it
 * @param does what the help says of it
 * @param characters each of them does it
 * @param combinations so does each of these
 * @param action what is done
 */
record Key(
        String label,
        String does,
        String characters,
        List<KeyCombination> combinations,
        Runnable action) {

    /** A key that is told by its character. */
    static Key typed(String label, String characters, String does, Runnable action) {
        return new Key(label, does, characters, List.of(), action);
    }

    /** A key that is told by its name, or its character. */
    static Key pressed(
            String label, String characters, String combination, String does, Runnable action) {
        List<KeyCombination> combinations = List.of(KeyCombination.valueOf(combination));
        return new Key(label, does, characters, combinations, action);
    }

    /** Whether an event means this key. */
    boolean matches(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            return combinations.stream().anyMatch(combination -> combination.match(event));
        }
        String typed = event.getCharacter();
        // AltGr, with which some keyboards have brackets, is Control and Alt to some systems.
        boolean plain = !event.isControlDown() || event.isAltDown();
        return plain
                && !event.isMetaDown()
                && typed.length() == 1
                && (characters.contains(typed)
                        || characters.contains(typed.toLowerCase(Locale.ROOT)));
    }
}
