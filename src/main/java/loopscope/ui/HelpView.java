package loopscope.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import java.util.ArrayList;
import java.util.List;

/** All keys that work, and what the mouse does. */
final class HelpView {
    private static final List<List<String>> MOUSE =
            List.of(
                    List.of("Drag", "measure a range, with its length and what is in it"),
                    List.of("Shift + drag", "move in time; so does the middle button"),
                    List.of("Ctrl + wheel", "zoom at the pointer; so does the wheel on the ruler"),
                    List.of("Shift + wheel", "move in time"),
                    List.of("Wheel", "scroll, when there are more lanes than room"),
                    List.of("Click", "speak of that moment; choose that lane"),
                    List.of("Right click", "on a flag: name it, remove it"));

    private static final int COLUMNS = 2;

    private HelpView() {}

    /** Writes the help. */
    static void fill(GridPane grid, List<Key> keys) {
        List<List<String>> all = new ArrayList<>();
        keys.forEach(key -> all.add(List.of(key.label(), key.does())));
        all.addAll(MOUSE);
        int rows = (all.size() + COLUMNS - 1) / COLUMNS;
        for (int i = 0; i < all.size(); i++) {
            Label cap = new Label(all.get(i).getFirst());
            cap.getStyleClass().add("key");
            int column = 2 * (i / rows);
            grid.add(cap, column, i % rows);
            grid.add(new Label(all.get(i).getLast()), column + 1, i % rows);
        }
    }
}
