package loopscope.ui.clients;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

import loopscope.lab.Lab;
import loopscope.ui.base.NumberField;
import loopscope.ui.base.Sheet;

import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A sheet that asks how many clients a crowd has, and how many are there at a time; it says in a
 * sentence what will happen.
 */
public final class CrowdSheet {
    private static final double WIDTH = 340;

    private final CrowdViewModel crowds;
    private final NumberField all = new NumberField("In all", 1, Lab.MOST_IN_ALL, "200");
    private final NumberField atOnce = new NumberField("At a time", 1, Lab.MOST_AT_ONCE, "2");
    private final Label words = new Label();
    private final GridPane grid = new GridPane();

    private CrowdSheet(CrowdViewModel crowds) {
        this.crowds = crowds;
        all.setId("crowdAll");
        atOnce.setId("crowdAtOnce");
        words.setId("crowdWords");
        words.getStyleClass().add("sheet-note");
        words.setWrapText(true);
        words.setPrefWidth(WIDTH);
        words.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::words, all.textProperty(), atOnce.textProperty()));
        grid.getStyleClass().add("sheet-fields");
        grid.addRow(0, new Label("Clients in all"), all);
        grid.addRow(1, new Label("At a time"), atOnce);
        grid.add(words, 0, 2, 2, 1);
    }

    /**
     * Opens the sheet.
     *
     * @param closed called when the sheet is closed
     */
    public static void ask(StackPane over, CrowdViewModel crowds, Runnable closed) {
        CrowdSheet sheet = new CrowdSheet(crowds);
        Sheet.ask(over, "A crowd", sheet.grid, sheet.all, "Send", sheet::take, closed);
        sheet.all.selectAll();
    }

    /** What will happen; empty while one of the fields holds no number that it can take. */
    private String words() {
        OptionalInt many = all.number();
        OptionalInt together = atOnce.number();
        return many.isEmpty() || together.isEmpty()
                ? ""
                : CrowdWords.sentence(many.getAsInt(), together.getAsInt());
    }

    private void take(Consumer<String> wrong, Runnable done) {
        OptionalInt many = all.number();
        OptionalInt together = atOnce.number();
        if (many.isEmpty()) {
            wrong.accept(all.complaint());
        } else if (together.isEmpty()) {
            wrong.accept(atOnce.complaint());
        } else {
            crowds.send(many.getAsInt(), together.getAsInt(), done, wrong);
        }
    }
}
