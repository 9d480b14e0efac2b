package loopscope.ui.base;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;

/**
 * A dialog over the window: a few fields, a button that confirms and one that cancels. It shows
 * what is wrong with an answer, in one sentence.
 */
public final class Sheet {
    private static final String STYLE = "question";

    /** What to do with the answers. */
    public interface Answer {
        /**
         * Takes the values of the fields.
         *
         * @param wrong call with a sentence if they can't be taken; the sheet then stays
         * @param done call when they were taken
         */
        void take(Consumer<String> wrong, Runnable done);
    }

    private final StackPane over;
    private final Node fields;
    private final Node first;
    private final Runnable closed;
    private final StackPane layer = new StackPane();
    private final Label error = new Label();
    private final Button confirm = new Button();

    private Sheet(StackPane over, Node fields, Node first, Runnable closed) {
        this.over = over;
        this.fields = fields;
        this.first = first;
        this.closed = closed;
    }

    /**
     * Opens a sheet.
     *
     * @param over the pane that it covers
     * @param title its title
     * @param action the text of the button that confirms
     * @param first the node that gets the focus
     * @param closed called when it is closed
     */
    public static void ask(
            StackPane over,
            String title,
            Node fields,
            Node first,
            String action,
            Answer answer,
            Runnable closed) {
        Sheet sheet = new Sheet(over, fields, first, closed);
        sheet.build(title, action, answer);
        over.getChildren().add(sheet.layer);
        enableOnlyLast(over);
        first.requestFocus();
    }

    /** Whether a sheet is open over a window; it then has all keys. */
    public static boolean isOpen(Scene scene) {
        return scene.getRoot().lookup("." + STYLE) != null;
    }

    /**
     * Whether a pane is covered by a sheet. What it covers is to be disabled meanwhile, so that the
     * focus stays in the sheet, also when the control that had it is disabled.
     */
    public static BooleanBinding covers(StackPane pane) {
        return Bindings.createBooleanBinding(
                () -> pane.getChildren().stream().anyMatch(Sheet::isSheet), pane.getChildren());
    }

    private static boolean isSheet(Node node) {
        return node.getStyleClass().contains(STYLE);
    }

    /** One sheet may be opened over another. */
    private static void enableOnlyLast(StackPane over) {
        List<Node> sheets = over.getChildren().filtered(Sheet::isSheet);
        sheets.forEach(sheet -> sheet.setDisable(!sheet.equals(sheets.getLast())));
    }

    private void build(String title, String action, Answer answer) {
        Label heading = new Label(title);
        heading.getStyleClass().add("sheet-title");
        error.setId("sheetError");
        error.getStyleClass().add("sheet-error");
        error.setWrapText(true);
        error.managedProperty().bind(error.textProperty().isNotEmpty());
        Button cancel = new Button("Cancel");
        cancel.setId("sheetCancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> close());
        confirm.setText(action);
        confirm.setId("sheetConfirm");
        confirm.setDefaultButton(true);
        confirm.getStyleClass().add("accent");
        confirm.setOnAction(event -> take(answer));
        HBox buttons = new HBox(cancel, confirm);
        buttons.getStyleClass().add("sheet-buttons");
        VBox box = new VBox(heading, fields, error, buttons);
        box.getStyleClass().add("sheet-box");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        layer.getStyleClass().addAll(STYLE, "help-layer");
        layer.getChildren().add(box);
        layer.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveOnEscape);
    }

    private void leaveOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
        }
    }

    private void take(Answer answer) {
        confirm.setDisable(true);
        error.setText("");
        answer.take(this::refuse, this::close);
    }

    private void refuse(String sentence) {
        error.setText(sentence);
        confirm.setDisable(false);
        if (!isFocused(fields)) {
            first.requestFocus();
        }
    }

    private static boolean isFocused(Node node) {
        return node.isFocused()
                || (node instanceof Parent parent
                        && parent.getChildrenUnmodifiable().stream().anyMatch(Sheet::isFocused));
    }

    private void close() {
        over.getChildren().remove(layer);
        enableOnlyLast(over);
        closed.run();
    }
}
