package loopscope.ui.inspector.calls;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

import loopscope.lab.ProgramLine;
import loopscope.trace.Escape;
import loopscope.ui.stages.StageViewModel;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The latest lines that programs of others have written to their standard output and standard
 * error, a program below another; hidden where none has written. The lines are data, and escaped.
 */
final class OutputView extends VBox {
    private static final double ROW = 18;
    private static final int ROWS = 6;
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    /** A line of a program; a heading has no number. */
    private record Row(String text, boolean error, long number) {}

    private final ListView<Row> list = new ListView<>();

    OutputView() {
        setId("output");
        getStyleClass().add("calls-inside");
        Label title = new Label("Written by the program");
        title.getStyleClass().add("title");
        list.setAccessibleText("Lines that the program has written");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS);
        list.setMinHeight(ROW * ROWS);
        list.getStyleClass().add("output-lines");
        list.setCellFactory(view -> new Cell());
        getChildren().addAll(title, list);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Shows what the programs of these stages have written by now. */
    void show(List<StageViewModel> stages) {
        List<Row> rows = stages.stream().flatMap(stage -> rows(stage).stream()).toList();
        setVisible(!rows.isEmpty());
        if (!rows.equals(list.getItems())) {
            list.getItems().setAll(rows);
            list.scrollTo(rows.size() - 1);
        }
    }

    private static List<Row> rows(StageViewModel stage) {
        return stage.output().stream().map(OutputView::row).toList();
    }

    private static Row row(ProgramLine line) {
        return new Row(Escape.printable(line.text()), line.error(), line.number());
    }

    /** A line, with a mark where it was written to standard error. */
    private static final class Cell extends ListCell<Row> {
        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean error = row != null && row.error();
            setText(row == null ? null : (error ? "! " : "  ") + row.text());
            setAccessibleText(row == null ? null : (error ? "error: " : "") + row.text());
            pseudoClassStateChanged(ERROR, error);
        }
    }
}
