package loopscope.ui.inspector.numbers;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import loopscope.timeline.Units;
import loopscope.timeline.figures.ClientFigures;
import loopscope.timeline.figures.StageFigures;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientTally;
import loopscope.timeline.lanes.Wait;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A table of every client's figures, a row for each stage that it is on. */
public final class ClientTable extends TableView<ClientTable.Row> {
    private static final double ROW = 22;
    private static final int SEEN = 9;

    /** A client on a stage. */
    public record Row(String stage, ClientFigures client) {}

    ClientTable() {
        setId("clients");
        getStyleClass().add("client-table");
        setFixedCellSize(ROW);
        setAccessibleText("Figures of every client, a row for each stage");
        setPlaceholder(new Label("Nobody is here yet."));
        add(
                "client",
                56,
                "Its letter; an outsider has its address.",
                row -> row.client.lane().connection().name());
        add("stage", 76, "The server's model.", Row::stage);
        add(
                "longest wait",
                104,
                "For the server: until the first byte of an answer was sent. None, where the client"
                        + " itself did not read.",
                row -> row.client.longest() == null ? "none" : row.client.longest().words());
        add(
                "first echo",
                96,
                "From its first word until it had read the first byte back, so also what it waited"
                        + " for itself.",
                row -> time(row, row.client.toFirstEcho(), row.client.echoLead()));
        add(
                "accepted",
                96,
                "From its connect until the server accepted it.",
                row -> time(row, row.client.toAccept(), row.client.acceptLead()));
        add(
                "messages",
                72,
                "That the server has read of it.",
                row -> String.format(Locale.ROOT, "%,d", row.client.messages()));
        add(
                "read",
                66,
                "Bytes that the server has read of it.",
                row -> Units.bytes(row.client.read()));
        add(
                "sent",
                66,
                "Bytes that the server has sent it.",
                row -> Units.bytes(row.client.sent()));
        show(List.of());
    }

    private void add(String name, double width, String means, Function<Row, String> value) {
        TableColumn<Row, String> column = new TableColumn<>();
        Label title = new Label(name);
        title.setTooltip(new Tooltip(means));
        column.setGraphic(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        getColumns().add(column);
    }

    private static String time(Row row, long nanos, long lead) {
        boolean there = row.client.lane().goodbyeTime() == ClientLane.OPEN;
        String none = there ? "not yet" : "never";
        return nanos == ClientTally.NEVER ? none : Wait.words(nanos, lead);
    }

    /** Shows the figures of all stages' clients, the same client on all stages together. */
    void show(List<StageFigures> stages) {
        List<Row> rows = new ArrayList<>();
        stages.forEach(stage -> stage.clients().forEach(c -> rows.add(new Row(stage.title(), c))));
        rows.sort(
                Comparator.comparing((Row row) -> row.client.lane().connection().kind())
                        .thenComparingInt(row -> row.client.lane().connection().ordinal()));
        getItems().setAll(rows);
        double height = ROW * (Math.clamp(rows.size(), 2, SEEN) + 2.4);
        setMinHeight(height);
        setPrefHeight(height);
    }
}
