package loopscope.ui.help;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import loopscope.ui.base.Sheet;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Runs the actions of keys, except for those that the focused control needs, such as letters in a
 * text field.
 *
 * <p>The typed character decides. Where no action has it, as on a Russian keyboard, the place of
 * the key decides, as on a US keyboard. Caps Lock changes nothing.
 */
public final class Keys {
    private static final Set<KeyCode> OF_BUTTONS = EnumSet.of(KeyCode.SPACE, KeyCode.ENTER);
    private static final Set<KeyCode> OF_NO_LINE =
            EnumSet.of(KeyCode.UP, KeyCode.DOWN, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN);
    private static final Set<KeyCode> OF_TOGGLES = EnumSet.of(KeyCode.LEFT, KeyCode.RIGHT);
    private static final Set<KeyCode> OF_LISTS =
            EnumSet.of(KeyCode.SPACE, KeyCode.ENTER, KeyCode.UP, KeyCode.DOWN);

    private static final Set<KeyCode> OF_ROWS =
            EnumSet.of(
                    KeyCode.UP,
                    KeyCode.DOWN,
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.PAGE_UP,
                    KeyCode.PAGE_DOWN,
                    KeyCode.HOME,
                    KeyCode.END);

    private final List<Key> keys;
    private final BooleanSupplier capsLock;

    /** The key pressed last, which types next. */
    private KeyCode pressed = KeyCode.UNDEFINED;

    public Keys(List<Key> keys) {
        this(keys, () -> Platform.isKeyLocked(KeyCode.CAPS).orElse(false));
    }

    /**
     * The same, with another way to know Caps Lock.
     *
     * @param capsLock returns whether Caps Lock is on
     */
    public Keys(List<Key> keys, BooleanSupplier capsLock) {
        this.keys = keys;
        this.capsLock = capsLock;
    }

    /** Starts to listen to a window's keys. */
    public void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> press(scene, event));
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> type(scene, event));
    }

    private void press(Scene scene, KeyEvent event) {
        pressed = UsKeyboard.code(event.getCode(), event.getText());
        KeyEvent named = event.getCode() == pressed ? event : named(event, pressed);
        act(scene, event, key -> key.isPressedBy(named));
    }

    private static KeyEvent named(KeyEvent event, KeyCode code) {
        return new KeyEvent(
                event.getEventType(),
                event.getCharacter(),
                event.getText(),
                code,
                event.isShiftDown(),
                event.isControlDown(),
                event.isAltDown(),
                event.isMetaDown());
    }

    private void type(Scene scene, KeyEvent event) {
        KeyCode by = pressed;
        pressed = KeyCode.UNDEFINED;
        // Some systems report AltGr, which types brackets on some keyboards, as Control and Alt.
        boolean plain = !event.isControlDown() || event.isAltDown();
        if (plain && !event.isMetaDown()) {
            String character = meant(event, by);
            act(scene, event, key -> key.isTypedBy(character));
        }
    }

    private String meant(KeyEvent event, KeyCode by) {
        String typed = event.getCharacter();
        boolean shift = event.isShiftDown();
        String character = capsLock.getAsBoolean() ? inCase(typed, shift) : typed;
        boolean ours = keys.stream().anyMatch(key -> key.isTypedBy(character));
        return ours ? character : UsKeyboard.typed(by, shift);
    }

    private static String inCase(String typed, boolean upper) {
        return upper ? typed.toUpperCase(Locale.ROOT) : typed.toLowerCase(Locale.ROOT);
    }

    private void act(Scene scene, KeyEvent event, Predicate<Key> meant) {
        Optional<Key> key = keys.stream().filter(meant).findFirst();
        // Whether a sheet is open is asked last: that looks through the whole window.
        if (key.isEmpty() || belongsTo(scene.getFocusOwner(), event) || Sheet.isOpen(scene)) {
            return;
        }
        event.consume();
        key.get().action().run();
    }

    private static boolean belongsTo(
            @org.jspecify.annotations.Nullable Node focused, KeyEvent event) {
        boolean typed = event.getEventType() == KeyEvent.KEY_TYPED;
        KeyCode code = typed && event.getCharacter().equals(" ") ? KeyCode.SPACE : event.getCode();
        return switch (focused) {
            // The fields have one line: what moves among lines acts on clients and steps from
            // there.
            case TextInputControl field when !typed && OF_NO_LINE.contains(code) -> false;
            case TextInputControl field ->
                    typed
                            || code == KeyCode.Z
                            || (!event.isShortcutDown() && code != KeyCode.ESCAPE);
            case ComboBoxBase<?> box -> box.isShowing() || OF_LISTS.contains(code);
            case MenuButton menu -> menu.isShowing() || OF_LISTS.contains(code);
            case ToggleButton toggle -> OF_TOGGLES.contains(code) || OF_BUTTONS.contains(code);
            case ListView<?> list -> OF_ROWS.contains(code) || code == KeyCode.ENTER;
            case TableView<?> table -> OF_ROWS.contains(code);
            case TabPane tabs -> OF_TOGGLES.contains(code);
            case ButtonBase button -> OF_BUTTONS.contains(code);
            case null, default -> false;
        };
    }
}
