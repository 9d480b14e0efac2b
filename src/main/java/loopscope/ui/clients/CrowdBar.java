package loopscope.ui.clients;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * A bar with the progress of the crowds and a button that cancels them; shown while there are any.
 */
public final class CrowdBar {
    private CrowdBar() {}

    public static Node of(CrowdViewModel crowds) {
        ProgressBar progress = new ProgressBar();
        progress.setAccessibleText("How far the crowd has come");
        progress.progressProperty().bind(crowds.progressProperty());
        Label words = new Label();
        words.setId("crowdText");
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.textProperty().bind(crowds.textProperty());
        Button cancel = new Button("Cancel");
        cancel.setId("cancelCrowd");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setAccessibleText("Send no more of the crowd");
        cancel.setTooltip(new Tooltip("Sends no more, and resets those who are there"));
        cancel.setOnAction(event -> crowds.cancel());
        HBox bar = new HBox(progress, words, cancel);
        bar.setId("crowd");
        bar.getStyleClass().add("crowd");
        bar.managedProperty().bind(bar.visibleProperty());
        bar.visibleProperty().bind(crowds.comingProperty());
        return bar;
    }
}
