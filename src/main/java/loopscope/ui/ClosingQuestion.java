package loopscope.ui;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import loopscope.ui.base.Sheet;

import java.util.function.Consumer;

/** A sheet that asks whether to close a window whose run would be lost. */
final class ClosingSheet {
    private ClosingSheet() {}

    /**
     * Opens the sheet.
     *
     * @param close closes the window; given whether to ask the next time
     * @param kept called when the sheet is closed, and the window is not
     */
    static void ask(StackPane over, Consumer<Boolean> close, Runnable kept) {
        Label what =
                new Label(
                        "The servers stop, and what they have recorded is lost. A capture (Ctrl+E)"
                                + " keeps the picture.");
        what.getStyleClass().add("sheet-note");
        what.setWrapText(true);
        what.setMaxWidth(380);
        CheckBox never = new CheckBox("Don't ask again");
        never.setId("neverAsk");
        VBox fields = new VBox(10, what, never);
        fields.getStyleClass().add("sheet-fields");
        Sheet.ask(
                over,
                "Close Loopscope?",
                fields,
                never,
                "Close",
                (wrong, done) -> {
                    done.run();
                    close.accept(!never.isSelected());
                },
                kept);
    }
}
