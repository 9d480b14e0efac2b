package loopscope.ui.inspector.numbers;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import loopscope.timeline.figures.StageFigures;
import loopscope.timeline.lanes.ClientLane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table of every client's figures, a row for each stage that it is on. A click on a column's
 * header sorts by it, a second one the other way round, and a third puts the rows back as they
 * came. Confined to the JavaFX thread.
 */
public final class ClientTable extends TableView<ClientRow> {
    private static final double ROW = 22;
    private static final int SEEN = 9;

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private List<ClientRow> asTheyCame = List.of();

    ClientTable() {
        setId("clients");
        getStyleClass().add("client-table");
        setFixedCellSize(ROW);
        setAccessibleText("Figures of every client, a row for each stage");
        setPlaceholder(new Label("Nobody is here yet."));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        ClientColumn.ALL.forEach(this::add);
        setSortPolicy(
                table -> {
                    arrange();
                    scrollTo(0); // what an order puts first is seen
                    return true;
                });
        addEventHandler(KeyEvent.KEY_PRESSED, this::copyByKey);
        show(List.of());
    }

    private void add(ClientColumn of) {
        TableColumn<ClientRow, ClientRow> column = new TableColumn<>();
        Label title = new Label(of.name());
        title.setTooltip(new Tooltip(of.means()));
        column.setGraphic(title);
        column.setPrefWidth(of.width());
        column.setReorderable(false);
        column.setComparator(of.order());
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(
                all ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable ClientRow row, boolean empty) {
                                super.updateItem(row, empty);
                                setText(row == null || empty ? "" : of.words().apply(row));
                            }
                        });
        getColumns().add(column);
    }

    /** Shows the figures of all stages' clients; those that were selected stay so. */
    void show(List<StageFigures> stages) {
        asTheyCame = ClientRow.of(stages);
        arrange();
        double height = ROW * (Math.clamp(asTheyCame.size(), 2, SEEN) + 2.4);
        setMinHeight(height);
        setPrefHeight(height);
    }

    /** Puts the rows in the order of the headers. */
    private void arrange() {
        List<ClientRow> rows = new ArrayList<>(asTheyCame);
        Comparator<ClientRow> order = getComparator();
        if (order != null) {
            rows.sort(order);
        }
        if (!rows.equals(getItems())) {
            Set<ClientLane> selected = selected();
            getItems().setAll(rows);
            select(selected);
        }
    }

    /** Does what a click on a column's header does. */
    void sortBy(int place) {
        TableColumn<ClientRow, ?> column = getColumns().get(place);
        if (!getSortOrder().contains(column)) {
            column.setSortType(TableColumn.SortType.ASCENDING);
            getSortOrder().setAll(List.of(column));
        } else if (column.getSortType() == TableColumn.SortType.ASCENDING) {
            column.setSortType(TableColumn.SortType.DESCENDING);
        } else {
            getSortOrder().clear();
        }
    }

    /** Copies the selected rows as they are shown, or all where none is. */
    void copy() {
        List<ClientRow> chosen = getSelectionModel().getSelectedItems();
        String text = ClientExport.words(chosen.isEmpty() ? getItems() : chosen).tabs();
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private void copyByKey(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        }
    }

    private Set<ClientLane> selected() {
        Set<ClientLane> lanes = new HashSet<>();
        getSelectionModel().getSelectedItems().forEach(row -> lanes.add(row.figures().lane()));
        return lanes;
    }

    private void select(Set<ClientLane> lanes) {
        int[] places =
                IntStream.range(0, getItems().size())
                        .filter(place -> lanes.contains(getItems().get(place).figures().lane()))
                        .toArray();
        getSelectionModel().clearSelection();
        if (places.length > 0) {
            getSelectionModel().selectIndices(places[0], places);
        }
    }
}
