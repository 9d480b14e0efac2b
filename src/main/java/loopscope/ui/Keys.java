package loopscope.ui;

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

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Hands keys on, except those that a control with the focus needs: what is typed stays text. */
final class Keys {
    private static final Set<KeyCode> OF_BUTTONS = EnumSet.of(KeyCode.SPACE, KeyCode.ENTER);
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

    Keys(List<Key> keys) {
        this.keys = keys;
    }

    /** Listens to a window. */
    void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> hear(scene, event));
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> hear(scene, event));
    }

    private void hear(Scene scene, KeyEvent event) {
        if (Sheet.isOpen(scene) || belongsTo(scene.getFocusOwner(), event)) {
            return;
        }
        for (Key key : keys) {
            if (key.matches(event)) {
                event.consume();
                key.action().run();
                return;
            }
        }
    }

    private static boolean belongsTo(
            @org.jspecify.annotations.Nullable Node focused, KeyEvent event) {
        boolean typed = event.getEventType() == KeyEvent.KEY_TYPED;
        KeyCode code = typed && event.getCharacter().equals(" ") ? KeyCode.SPACE : event.getCode();
        return switch (focused) {
            case TextInputControl field ->
                    typed || (!event.isShortcutDown() && code != KeyCode.ESCAPE);
            case ComboBoxBase<?> box -> box.isShowing() || OF_LISTS.contains(code);
            case MenuButton menu -> menu.isShowing() || OF_LISTS.contains(code);
            case ToggleButton toggle -> code.isArrowKey() || OF_BUTTONS.contains(code);
            case ListView<?> list -> OF_ROWS.contains(code) || code == KeyCode.ENTER;
            case TableView<?> table -> OF_ROWS.contains(code);
            case TabPane tabs -> code.isArrowKey();
            case ButtonBase button -> OF_BUTTONS.contains(code);
            case null, default -> false;
        };
    }
}
