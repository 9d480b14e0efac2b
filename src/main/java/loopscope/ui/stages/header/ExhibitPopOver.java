package loopscope.ui.stages.header;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import loopscope.lab.ExhibitInfo;
import loopscope.ui.base.PopOvers;

import org.controlsfx.control.PopOver;

/**
 * What to learn from an exhibit of the bug museum, and two buttons: one brings the clients that
 * show its bug, one opens the right model below. Escape closes it.
 */
final class ExhibitPopOver {
    private static final double WIDTH = 420;

    private final PopOver over;
    private final Button provoke = button("provoke", "Provoke it");

    /**
     * A pop-over that is not shown yet.
     *
     * @param provokes brings the clients that show the bug
     * @param repairs opens the right model
     * @param full whether there is no room for one more stage
     * @param closed moves the focus back to the picture
     */
    ExhibitPopOver(
            ExhibitInfo exhibit,
            Runnable provokes,
            Runnable repairs,
            ObservableBooleanValue full,
            Runnable closed) {
        Button repaired = button("repaired", "Repaired beside it");
        repaired.disableProperty().bind(full);
        provoke.setOnAction(event -> act(provokes));
        repaired.setOnAction(event -> act(repairs));
        HBox buttons = new HBox(8, provoke, repaired);
        VBox content =
                new VBox(
                        words(String.valueOf(exhibit.model().broken()), "model-title"),
                        words("Look for: " + exhibit.lookFor()),
                        words("Repair: " + exhibit.repair()));
        if (exhibit.foundIn() != null) {
            add(content, words("Found in: " + exhibit.foundIn()));
        }
        add(content, words("To provoke it: " + exhibit.provocation().clients(), "model-idea"));
        add(content, buttons);
        content.setId("exhibit");
        content.getStyleClass().add("model-chooser");
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        over = PopOvers.of(content, closed);
    }

    /** Opens it below a node. */
    void open(Node below) {
        over.show(below);
        provoke.requestFocus();
    }

    private static Button button(String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        return button;
    }

    private static Label words(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setPrefWidth(WIDTH);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private static void add(VBox content, Node node) {
        boolean _ = content.getChildren().add(node);
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            over.hide();
            event.consume();
        }
    }

    private void act(Runnable action) {
        over.hide();
        action.run();
    }
}
