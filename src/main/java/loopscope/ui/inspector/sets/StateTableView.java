package loopscope.ui.inspector.sets;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.sets.StateColumn;
import loopscope.timeline.sets.StateRow;
import loopscope.timeline.sets.StateTable;
import loopscope.timeline.sets.Watching;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The state table on screen: only rows in view have nodes, and only rows that change are set. */
final class StateTableView {
    private static final PseudoClass WHOLE = PseudoClass.getPseudoClass("whole");

    private static final double ROW = 22;
    private static final double HEAD = 24;
    private static final double BAR = 8;
    private static final double EDGE = 3;
    private static final int LEAST_ROWS = 4;

    /** More changed rows than this are cheaper to set all at once. */
    private static final int FEW = 32;

    private final TableView<StateRow> view = new TableView<>();
    private final ObservableList<StateRow> rows = FXCollections.observableArrayList();
    private final Map<StateColumn, TableColumn<StateRow, StateRow>> columns =
            new EnumMap<>(StateColumn.class);
    private final StateWidths widths = new StateWidths();
    private final StringProperty name = new SimpleStringProperty("");
    private StageRecord record;
    private StateTable shown = StateTable.EMPTY;

    /**
     * An empty table.
     *
     * @param record the record of the stage whose table it is
     */
    StateTableView(StageRecord record) {
        this.record = record;
        for (StateColumn column : StateColumn.values()) {
            view.getColumns().add(column(column));
        }
        view.setItems(rows);
        view.setFixedCellSize(ROW);
        view.setPlaceholder(new Label(""));
        view.getStyleClass().addAll("state-table", "dense");
        view.setRowFactory(table -> new StateRowView(this::details));
        view.setSortPolicy(table -> sort());
        view.accessibleTextProperty().bind(name.map(stage -> "State table of " + stage));
        view.widthProperty().addListener((value, was, is) -> fit());
        view.heightProperty().addListener((value, was, is) -> fit());
        fit();
    }

    private TableColumn<StateRow, StateRow> column(StateColumn column) {
        TableColumn<StateRow, StateRow> made = new TableColumn<>();
        Label head = new Label(column.title(Watching.NOTHING));
        head.setTooltip(new Tooltip(column.meaning()));
        made.setGraphic(head);
        made.setUserData(column);
        made.setMinWidth(StateWidths.LEAST);
        made.setReorderable(false);
        made.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        made.setCellFactory(_ -> new StateCell(column));
        columns.put(column, made);
        return made;
    }

    /** The title of the stage whose table it is. */
    StringProperty nameProperty() {
        return name;
    }

    /** The table. */
    Node node() {
        return view;
    }

    /** Shows another state of a record. */
    void show(StageRecord of, StateTable table) {
        record = of;
        if (shown.watching() != table.watching()) {
            columns.forEach((column, made) -> title(made, column.title(table.watching())));
        }
        shown = table;
        put(sorted());
        fit();
    }

    private static void title(TableColumn<StateRow, StateRow> column, String title) {
        ((Label) column.getGraphic()).setText(title);
    }

    private boolean sort() {
        put(sorted());
        return true;
    }

    /** The rows, sorted by the columns that the user chose, else by descriptor. */
    private List<StateRow> sorted() {
        Comparator<StateRow> order = null;
        for (TableColumn<StateRow, ?> column : view.getSortOrder()) {
            Comparator<StateRow> by = ((StateColumn) column.getUserData()).order();
            boolean down = column.getSortType() == TableColumn.SortType.DESCENDING;
            Comparator<StateRow> next = down ? by.reversed() : by;
            order = order == null ? next : order.thenComparing(next);
        }
        return order == null ? shown.rows() : shown.rows().stream().sorted(order).toList();
    }

    /** Sets only rows that differ, so that the others keep their nodes; sets all if many differ. */
    private void put(List<StateRow> now) {
        int common = Math.min(now.size(), rows.size());
        int differ = 0;
        for (int i = 0; i < common; i++) {
            differ += rows.get(i).equals(now.get(i)) ? 0 : 1;
        }
        if (differ > FEW) {
            int selected = view.getSelectionModel().getSelectedIndex();
            rows.setAll(now);
            view.getSelectionModel().select(selected);
            return;
        }
        for (int i = 0; i < common; i++) {
            if (!rows.get(i).equals(now.get(i))) {
                rows.set(i, now.get(i));
            }
        }
        if (rows.size() > now.size()) {
            rows.remove(now.size(), rows.size());
        } else if (rows.size() < now.size()) {
            rows.addAll(now.subList(common, now.size()));
        }
    }

    /**
     * Makes the table as high as its rows, if there is room; columns that don't fit are in the
     * tooltip.
     */
    private void fit() {
        double whole = HEAD + rows.size() * ROW + EDGE;
        double upright = view.getHeight() < whole ? BAR : 0;
        double left = Math.floor(view.getWidth() - EDGE - upright);
        Map<StateColumn, Double> seen = widths.of(shown, left);
        for (Map.Entry<StateColumn, TableColumn<StateRow, StateRow>> each : columns.entrySet()) {
            Double width = seen.get(each.getKey());
            each.getValue().setVisible(width != null);
            if (width != null) {
                each.getValue().setPrefWidth(width);
                left -= width;
            }
        }
        double bar = left < 0 ? BAR : 0;
        view.setPrefHeight(whole + bar);
        view.setMaxHeight(view.getPrefHeight());
        view.setMinHeight(HEAD + Math.min(rows.size(), LEAST_ROWS) * ROW + bar + EDGE);
        markWhole();
    }

    /**
     * Marks a table that shows every row: if its columns scroll, it would keep its vertical bar.
     */
    private void markWhole() {
        view.pseudoClassStateChanged(WHOLE, view.getHeight() >= view.getPrefHeight());
    }

    private String details(StateRow row) {
        return String.join("\n", shown.details(record, row));
    }
}
