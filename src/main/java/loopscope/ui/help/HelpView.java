package loopscope.ui.help;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import loopscope.ui.base.Fxml;

import java.util.List;

/**
 * The help: all keys, what the mouse does, the glossary, and the way to the documents; made when
 * first shown.
 */
public final class HelpView {
    private static final List<List<String>> MOUSE =
            List.of(
                    List.of("Drag", "measure a range, with its length and what is in it"),
                    List.of("Shift + drag", "move in time; also Shift + wheel, middle button"),
                    List.of("Ctrl + wheel", "zoom at the pointer; so does the wheel on the ruler"),
                    List.of("Wheel", "scroll, when there are more lanes than room"),
                    List.of("Click", "speak of that moment; choose that lane"),
                    List.of("Right click", "on a flag: name it, remove it"));

    private static final String ELSEWHERE =
            "A sign that your keyboard lacks is where a US keyboard has it.";

    private final StackPane layer;
    private final List<KeyGroup> groups;
    private final Runnable documents;
    @FXML private ToggleButton keysTab;
    @FXML private ToggleButton wordsTab;
    @FXML private ScrollPane scroll;
    @FXML private HBox keys;
    @FXML private GridPane left;
    @FXML private GridPane right;
    @FXML private GridPane words;

    /**
     * Help on a layer above the window's content.
     *
     * @param documents opens the documents
     */
    public HelpView(StackPane layer, List<KeyGroup> groups, Runnable documents) {
        this.layer = layer;
        this.groups = groups;
        this.documents = documents;
    }

    /** Whether the help is shown. */
    public boolean isShown() {
        return layer.isVisible();
    }

    /** Shows or hides the help. */
    public void toggle() {
        if (layer.getChildren().isEmpty()) {
            Parent content = Fxml.load("Help.fxml", this);
            layer.getChildren().add(content);
        }
        layer.setVisible(!layer.isVisible());
        if (layer.isVisible()) {
            keysTab.requestFocus();
        }
    }

    @FXML
    private void openDocuments() {
        documents.run();
    }

    @FXML
    private void initialize() {
        fillKeys();
        for (Glossary word : Glossary.values()) {
            Label term = new Label(word.term());
            term.getStyleClass().add("term");
            addRow(words, term, word.sentence());
        }
        keysTab.getToggleGroup()
                .selectedToggleProperty()
                .addListener((value, was, is) -> turn(is == null ? keysTab : is));
        turn(keysTab);
    }

    /** Fills two columns, as equal in length as whole groups allow. */
    private void fillKeys() {
        int half = (groups.stream().mapToInt(g -> 1 + g.told().size()).sum() + MOUSE.size()) / 2;
        int rows = 0;
        for (KeyGroup group : groups) {
            GridPane column = rows + group.told().size() / 2 <= half ? left : right;
            addTitle(column, group.title());
            group.told().forEach(key -> addKey(column, key.label(), key.does()));
            rows += 1 + group.told().size();
        }
        addTitle(right, "Mouse");
        MOUSE.forEach(gesture -> addKey(right, gesture.getFirst(), gesture.getLast()));
        Label elsewhere = new Label(ELSEWHERE);
        elsewhere.setWrapText(true);
        left.add(elsewhere, 0, left.getRowCount(), 2, 1);
    }

    private static void addTitle(GridPane column, String title) {
        Label label = new Label(title);
        label.getStyleClass().add("help-group");
        column.add(label, 0, column.getRowCount(), 2, 1);
    }

    private static void addKey(GridPane column, String key, String does) {
        Label cap = new Label(key);
        cap.getStyleClass().add("key");
        addRow(column, cap, does);
    }

    private static void addRow(GridPane column, Label first, String text) {
        Label second = new Label(text);
        second.setWrapText(true);
        first.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        column.addRow(column.getRowCount(), new Node[] {first, second});
    }

    private void turn(javafx.scene.control.Toggle chosen) {
        keysTab.getToggleGroup().selectToggle(chosen);
        scroll.setContent(wordsTab.isSelected() ? words : keys);
        scroll.setVvalue(0);
    }
}
