package loopscope.ui.inspector.numbers;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

import loopscope.timeline.figures.StageFigures;

import java.util.ArrayList;
import java.util.List;

/** A grid of figures: a row for each figure, a column for each stage. */
final class FigureGrid extends GridPane {
    private static final double NAME = 98;

    private final List<FigureRow> rows;
    private final List<List<Label>> columns = new ArrayList<>();

    FigureGrid(String id, List<FigureRow> rows) {
        this.rows = rows;
        setId(id);
        getStyleClass().add("figures");
        getColumnConstraints().add(new ColumnConstraints(NAME));
        for (int i = 0; i < rows.size(); i++) {
            Label name = new Label(rows.get(i).name());
            name.getStyleClass().add("figure-name");
            name.setTooltip(new Tooltip(rows.get(i).means()));
            add(name, 0, i + 1);
        }
    }

    /** Shows the figures of all stages. */
    void show(List<StageFigures> stages) {
        while (columns.size() < stages.size()) {
            addColumn();
        }
        while (columns.size() > stages.size()) {
            getChildren().removeAll(columns.removeLast());
        }
        for (int i = 0; i < stages.size(); i++) {
            show(columns.get(i), stages.get(i));
        }
    }

    private void addColumn() {
        List<Label> column = new ArrayList<>();
        for (int row = 0; row <= rows.size(); row++) {
            Label label = new Label();
            label.getStyleClass().add(row == 0 ? "figure-stage" : "figure");
            column.add(label);
            add(label, columns.size() + 1, row);
        }
        columns.add(column);
    }

    private void show(List<Label> column, StageFigures stage) {
        column.getFirst().setText(stage.title());
        for (int i = 0; i < rows.size(); i++) {
            FigureRow row = rows.get(i);
            String value = row.value().apply(stage);
            column.get(i + 1).setText(value);
            column.get(i + 1).setAccessibleText(stage.title() + ", " + row.name() + ": " + value);
        }
    }
}
