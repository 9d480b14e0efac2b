package loopscope.ui;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import loopscope.ui.base.Sheet;
import loopscope.ui.stages.StageViewModel;

/** Asks whether to close a window whose run would be lost. Confined to the JavaFX thread. */
final class ClosingQuestion {
    private final StackPane over;
    private final WindowViewModel window;
    private final Runnable kept;
    private boolean wanted;

    /**
     * A question that was not asked yet.
     *
     * @param over the place of its sheet
     * @param wanted whether the user wants to be asked
     * @param kept called when the sheet is closed, and the window is not
     */
    ClosingQuestion(StackPane over, WindowViewModel window, boolean wanted, Runnable kept) {
        this.over = over;
        this.window = window;
        this.wanted = wanted;
        this.kept = kept;
    }

    /** Whether the user wants to be asked. */
    boolean isWanted() {
        return wanted;
    }

    /** Whether it is to be asked now; once a sheet is open, no more. */
    boolean isDue() {
        return wanted
                && !Sheet.isOpen(over.getScene())
                && (window.runs().hasPreviousProperty().get()
                        || window.runs().ownStages().stream().anyMatch(StageViewModel::hadClients));
    }

    /**
     * Asks it.
     *
     * @param close closes the window
     */
    void ask(Runnable close) {
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
                    wanted = !never.isSelected();
                    close.run();
                },
                kept);
    }
}
