package loopscope.ui.exports;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** A bar that says what is being made and how far it is, with a button that cancels it. */
public final class ExportBar {
    /** What is there sooner needs no bar, which would only flash. */
    private static final Duration PATIENCE = Duration.millis(250);

    private ExportBar() {}

    public static Node of(ExportsViewModel exports) {
        ProgressBar progress = new ProgressBar();
        progress.setAccessibleText("How far the export is");
        progress.progressProperty().bind(exports.shareProperty());
        Label words = new Label();
        words.setId("exportText");
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.textProperty().bind(exports.textProperty());
        HBox bar = new HBox(progress, words, cancel(exports));
        bar.setId("export");
        bar.getStyleClass().add("crowd");
        bar.setVisible(false);
        bar.managedProperty().bind(bar.visibleProperty());
        showPatiently(bar, exports);
        return bar;
    }

    private static Button cancel(ExportsViewModel exports) {
        Button cancel = new Button("Cancel (Esc)");
        cancel.setId("cancelExport");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setAccessibleText("Cancel the export");
        cancel.setTooltip(new Tooltip("Ends it; no file is left"));
        cancel.disableProperty().bind(exports.endingProperty());
        cancel.setOnAction(event -> exports.cancel());
        return cancel;
    }

    private static void showPatiently(Node bar, ExportsViewModel exports) {
        PauseTransition patience = new PauseTransition(PATIENCE);
        patience.setOnFinished(event -> bar.setVisible(exports.runningProperty().get()));
        exports.runningProperty()
                .addListener(
                        (value, was, is) -> {
                            patience.stop();
                            bar.setVisible(false);
                            if (is) {
                                patience.playFromStart();
                            }
                        });
    }
}
