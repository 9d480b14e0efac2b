package loopscope.ui.clients;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

import loopscope.lab.Lab;
import loopscope.ui.base.NumberField;
import loopscope.ui.base.Sheet;

import java.util.OptionalInt;
import java.util.function.Consumer;

/** A sheet that asks for a crowd's rows and clients in each row. */
public final class CrowdSheet {
    private final CrowdViewModel crowds;
    private final NumberField rows = new NumberField("Rows", 1, Lab.MOST_AT_ONCE, "2");
    private final NumberField each =
            new NumberField("Clients in each row", 1, Lab.MOST_IN_A_ROW, "100");

    private CrowdSheet(CrowdViewModel crowds) {
        this.crowds = crowds;
        rows.setId("rows");
        each.setId("each");
    }

    /**
     * Opens the sheet.
     *
     * @param closed called when the sheet is closed
     */
    public static void ask(StackPane over, CrowdViewModel crowds, Runnable closed) {
        CrowdSheet sheet = new CrowdSheet(crowds);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("sheet-fields");
        grid.addRow(0, new Label("Rows, all at once"), sheet.rows);
        grid.addRow(1, new Label("Clients in each row, one after the other"), sheet.each);
        Label what =
                new Label(
                        "Each says Hello, world, waits for its echo and leaves;"
                                + " then the next of its row comes.");
        what.getStyleClass().add("sheet-note");
        grid.add(what, 0, 2, 2, 1);
        Sheet.ask(over, "A crowd", grid, sheet.rows, "Send", sheet::take, closed);
        sheet.rows.selectAll();
    }

    private void take(Consumer<String> wrong, Runnable done) {
        OptionalInt many = rows.number();
        OptionalInt inARow = each.number();
        if (many.isEmpty()) {
            wrong.accept(rows.complaint());
        } else if (inARow.isEmpty()) {
            wrong.accept(each.complaint());
        } else {
            crowds.send(many.getAsInt(), inARow.getAsInt(), done, wrong);
        }
    }
}
