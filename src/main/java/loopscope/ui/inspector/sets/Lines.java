package loopscope.ui.inspector.sets;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.regex.Pattern;

/** Lines of text, one below the other; long ones are wrapped. */
final class Lines {
    /** The space before a unit, where a line must not break. */
    private static final Pattern BEFORE_UNIT = Pattern.compile("(?<=\\d) (?=(s|ms|bytes?)\\b)");

    private final VBox box = new VBox();
    private final String style;

    /**
     * @param style the style class of each line
     */
    Lines(String style) {
        this.style = style;
        box.getStyleClass().add(style + "-lines");
    }

    /** The lines. */
    Node node() {
        return box;
    }

    /** Shows other lines; reuses labels, because lines change often and little. */
    void show(List<String> texts) {
        while (box.getChildren().size() > texts.size()) {
            box.getChildren().removeLast();
        }
        while (box.getChildren().size() < texts.size()) {
            Label line = new Label();
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            line.getStyleClass().add(style);
            box.getChildren().add(line);
        }
        for (int i = 0; i < texts.size(); i++) {
            ((Label) box.getChildren().get(i)).setText(unbroken(texts.get(i)));
        }
        box.setManaged(!texts.isEmpty());
    }

    private static String unbroken(String text) {
        return BEFORE_UNIT.matcher(text).replaceAll("\u00a0");
    }
}
