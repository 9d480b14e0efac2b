package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import loopscope.picture.FxThread;
import loopscope.ui.help.Key;
import loopscope.ui.help.Keys;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The same keys work on keyboards of other layouts, as the toolkit tells of them. */
class KeyboardsTest {
    private final List<String> done = new ArrayList<>();
    private final StackPane root = new StackPane();
    private boolean capsLock;

    @BeforeEach
    void listen() {
        FxThread.start();
        List<Key> keys = new ArrayList<>();
        for (String typed : List.of("c", "w", "M", "m", "0", ",", ".", "[", "]", "/", "?", " ")) {
            keys.add(Key.typed(typed, typed, "", () -> done.add(typed)));
        }
        keys.add(Key.pressed("Ctrl+E", "", "Shortcut+E", "", () -> done.add("capture")));
        keys.add(Key.sized("Ctrl 0", '0', "", () -> done.add("size")));
        new Keys(keys, () -> capsLock).listen(new Scene(root));
    }

    @Test
    void aLetterThatIsTypedDecidesWhereverItsKeyIs() {
        press(KeyCode.SEMICOLON, "m", false); // on a keyboard that moves it there
        press(KeyCode.Z, "w", false);
        assertThat(done).containsExactly("m", "w");
    }

    @Test
    void onRussianAndGreekKeyboardsThePlaceDecides() {
        press(KeyCode.C, "с", false); // beside a Latin layout the toolkit knows the key
        press(KeyCode.UNDEFINED, "с", false); // alone it knows the letter only
        press(KeyCode.UNDEFINED, "ψ", false);
        press(KeyCode.UNDEFINED, "б", false);
        press(KeyCode.UNDEFINED, "х", false);
        press(KeyCode.UNDEFINED, "Ь", true);
        press(KeyCode.UNDEFINED, "μ", false);
        assertThat(done).containsExactly("c", "c", "c", ",", "[", "M", "m");
    }

    @Test
    void whatARussianKeyboardTypesOfOursIsMeant() {
        press(KeyCode.SLASH, ".", false);
        press(KeyCode.DIGIT7, "?", true);
        assertThat(done).containsExactly(".", "?");
    }

    @Test
    void onAFrenchKeyboardZeroNeedsNoShift() {
        press(KeyCode.UNDEFINED, "à", false);
        press(KeyCode.UNDEFINED, "0", true);
        pressWithControl(KeyCode.UNDEFINED, "à");
        assertThat(done).containsExactly("0", "0", "size");
    }

    @Test
    void keysWithControlWorkEverywhere() {
        pressWithControl(KeyCode.E, "\5");
        pressWithControl(KeyCode.UNDEFINED, "у");
        pressWithControl(KeyCode.UNDEFINED, "ε");
        assertThat(done).containsExactly("capture", "capture", "capture");
    }

    @Test
    void capsLockIsNoShift() {
        capsLock = true;
        press(KeyCode.M, "M", false);
        press(KeyCode.M, "m", true);
        press(KeyCode.C, "C", false);
        assertThat(done).containsExactly("m", "M", "c");
    }

    @Test
    void whatIsNoKeyAnywhereDoesNothing() {
        press(KeyCode.Q, "й", false);
        press(KeyCode.UNDEFINED, "語", false);
        press(KeyCode.UNDEFINED, "", false);
        assertThat(done).isEmpty();
    }

    private void press(KeyCode code, String typed, boolean shift) {
        fire(KeyEvent.KEY_PRESSED, code, typed, shift, false);
        fire(KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, typed, shift, false);
    }

    private void pressWithControl(KeyCode code, String typed) {
        fire(KeyEvent.KEY_PRESSED, code, typed, false, true);
        fire(KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, typed, false, true);
    }

    private void fire(
            EventType<KeyEvent> type, KeyCode code, String text, boolean shift, boolean control) {
        KeyEvent event = new KeyEvent(type, text, text, code, shift, control, false, false);
        OpenWindow.onFx(
                () -> {
                    Event.fireEvent(root, event);
                    return null;
                });
    }
}
