package loopscope.ui;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuButton;
import javafx.scene.input.MouseEvent;

/**
 * Gives the focus back to the picture after a click: the clicked control would keep Space and
 * Enter.
 */
final class FocusReturn {
    private FocusReturn() {}

    /**
     * Gives the focus back after each click from now on.
     *
     * @param focus moves the focus to the picture
     */
    static void afterClicks(Scene scene, Runnable focus) {
        scene.addEventFilter(
                MouseEvent.MOUSE_CLICKED,
                event -> Platform.runLater(() -> giveBack(scene.getFocusOwner(), focus)));
    }

    private static void giveBack(Node focused, Runnable focus) {
        if (focused instanceof MenuButton menu && menu.isShowing()) {
            menu.setOnHidden(hidden -> focus.run());
            return;
        }
        boolean showing = focused instanceof ComboBoxBase<?> box && box.isShowing();
        if (!showing && (focused instanceof ButtonBase || focused instanceof ComboBoxBase)) {
            focus.run();
        }
    }
}
