package loopscope.ui;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuButton;
import javafx.scene.input.MouseEvent;

/** Gives the focus back to the picture: a control that was clicked would keep Space and Enter. */
final class FocusReturn {
    private FocusReturn() {}

    static void afterClicks(Scene scene, Node picture) {
        scene.addEventFilter(
                MouseEvent.MOUSE_CLICKED,
                event -> Platform.runLater(() -> giveBack(scene.getFocusOwner(), picture)));
    }

    private static void giveBack(Node focused, Node picture) {
        if (focused instanceof MenuButton menu && menu.isShowing()) {
            menu.setOnHidden(hidden -> picture.requestFocus());
            return;
        }
        if (Sheet.holds(focused) || focused instanceof ComboBoxBase<?> box && box.isShowing()) {
            return;
        }
        if (focused instanceof ButtonBase || focused instanceof ComboBoxBase) {
            picture.requestFocus();
        }
    }
}
