package loopscope.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import java.util.List;

/** All keys that work, and what the mouse does. */
final class HelpView {
    private static final List<List<String>> MOUSE =
            List.of(
                    List.of("Drag", "move in time; this pauses the view"),
                    List.of("Ctrl + wheel", "zoom at the pointer; so does the wheel on the ruler"),
                    List.of("Shift + wheel", "move in time"),
                    List.of("Wheel", "scroll, when there are more lanes than room"),
                    List.of("Click", "speak of that moment; select that client"));

    private HelpView() {}

    /** Writes the help. */
    static void fill(GridPane grid, List<Key> keys) {
        keys.forEach(key -> row(grid, key.label(), key.does()));
        MOUSE.forEach(gesture -> row(grid, gesture.getFirst(), gesture.getLast()));
    }

    private static void row(GridPane grid, String key, String does) {
        Label cap = new Label(key);
        cap.getStyleClass().add("key");
        grid.addRow(grid.getRowCount(), new Node[] {cap, new Label(does)});
    }
}
