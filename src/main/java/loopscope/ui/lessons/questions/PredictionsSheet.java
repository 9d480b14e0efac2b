package loopscope.ui.lessons.questions;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import loopscope.ui.base.Sheet;
import loopscope.ui.base.TableSaving;

/** A sheet that asks whose predictions are saved, if anybody's; then for the file. */
public final class PredictionsSheet {
    private static final double WIDTH = 380;

    private PredictionsSheet() {}

    /**
     * Opens the sheet.
     *
     * @param closed called when it is closed
     */
    public static void ask(
            StackPane over,
            Predictions predictions,
            TableSaving saving,
            Scene scene,
            Runnable closed) {
        TextField name = new TextField();
        name.setId("predictionsName");
        name.setPromptText("no name");
        name.setAccessibleText("Name, which may stay empty");
        Label why =
                new Label(
                        "A name fills a column of its own; without one, nothing says whose"
                                + " predictions these are.");
        why.getStyleClass().add("sheet-note");
        why.setWrapText(true);
        why.setMaxWidth(WIDTH);
        VBox fields = new VBox(10, name, why);
        Sheet.ask(
                over,
                "Save the predictions",
                fields,
                name,
                "Save …",
                (wrong, done) -> {
                    done.run();
                    saving.saveAs(
                            predictions.table(name.getText()),
                            "predictions.csv",
                            scene.getWindow());
                },
                closed);
    }
}
