package loopscope.ui.stages.header;

import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

import loopscope.lab.CounterInfo;
import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.lab.Setup;
import loopscope.ui.base.NumberField;
import loopscope.ui.base.Sheet;
import loopscope.ui.stages.StageViewModel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A sheet that asks for a stage's settings, and opens its server anew with them. */
public final class SettingsSheet {
    private static final int MOST_WORKERS = 1_000;
    private static final int MOST_WAITING = 1_000_000;
    private static final int MOST_TIMEOUT = 60_000;
    private static final int MOST_PAUSE = 10_000;
    private static final double NOTE_WIDTH = 300;
    private static final double FIELD_WIDTH = 170;
    private static final int MOST_PORT = 65_535;

    /** Stands for no counter. */
    private static final CounterInfo NOBODY =
            new CounterInfo("none", "Nobody counts the messages.", true);

    private final StageViewModel stage;
    private final TextField address;
    private final NumberField port;
    private final NumberField workers;
    private final NumberField backlog;
    private final NumberField queue;
    private final NumberField timeout;
    private final NumberField pause;
    private final ComboBox<CounterInfo> counter = new ComboBox<>();
    private final Label idea = new Label();
    private final GridPane grid = new GridPane();

    private SettingsSheet(StageViewModel stage) {
        this.stage = stage;
        Setup now = stage.setup();
        address = new TextField(now.address());
        address.setId("bind");
        address.setMaxWidth(FIELD_WIDTH);
        address.setAccessibleText("Address");
        port =
                field("port", "Port", 0, MOST_PORT, now.port() == 0 ? "" : "" + now.port())
                        .orBlank("any");
        workers = field("workers", "Workers", 1, MOST_WORKERS, "" + now.workers());
        backlog = field("backlog", "Backlog", 1, MOST_WAITING, "" + now.backlog());
        boolean unbounded = now.queue() == Setup.NO_BOUND;
        queue =
                field("queue", "Queue", 1, MOST_WAITING, unbounded ? "" : "" + now.queue())
                        .orBlank("no bound");
        timeout = field("timeout", "Time-out", -1, MOST_TIMEOUT, "" + now.timeout());
        pause = field("pause", "Pause", 0, MOST_PAUSE, "" + now.pause().toMillis());
        fillCounters(now.counter());
        fill();
    }

    private static NumberField field(String id, String what, int least, int most, String text) {
        NumberField field = new NumberField(what, least, most, text);
        field.setId(id);
        field.setMaxWidth(FIELD_WIDTH);
        return field;
    }

    /**
     * Opens the sheet.
     *
     * @param closed called when the sheet is closed
     */
    public static void ask(StackPane over, StageViewModel stage, Runnable closed) {
        SettingsSheet sheet = new SettingsSheet(stage);
        String title = "Settings of " + stage.title();
        Sheet.ask(over, title, sheet.grid, sheet.port, "Restart the server", sheet::take, closed);
    }

    private void fillCounters(@Nullable String chosen) {
        List<CounterInfo> all = new ArrayList<>(List.of(NOBODY));
        all.addAll(Lab.counters());
        counter.setItems(FXCollections.observableArrayList(all));
        counter.setPrefWidth(FIELD_WIDTH);
        counter.setId("counter");
        counter.setAccessibleText("Shared counter");
        counter.setCellFactory(list -> new CounterCell(true));
        counter.setButtonCell(new CounterCell(false));
        counter.setVisibleRowCount(all.size());
        counter.setValue(
                all.stream().filter(one -> one.id().equals(chosen)).findFirst().orElse(NOBODY));
        pause.disableProperty().bind(counter.valueProperty().isEqualTo(NOBODY));
    }

    private void fill() {
        grid.getStyleClass().add("sheet-fields");
        var settable = stage.modelProperty().get().settable();
        row("Address", address, "other than 127.0.0.1 and ::1: open to other machines");
        row("Port", port, "any that is free, if empty");
        if (settable.contains(ModelInfo.Setting.WORKERS)) {
            row("Workers", workers, "threads that serve clients");
        }
        if (settable.contains(ModelInfo.Setting.BACKLOG)) {
            row("Backlog", backlog, "clients that the kernel lets wait to be accepted");
        }
        if (settable.contains(ModelInfo.Setting.QUEUE)) {
            row("Queue", queue, "accepted clients that may wait for a worker");
        }
        if (settable.contains(ModelInfo.Setting.TIMEOUT)) {
            row("Time-out", timeout, "milliseconds that a poll waits at most; -1: for ever");
        }
        idea.getStyleClass().add("sheet-note");
        idea.setWrapText(true);
        idea.setMaxWidth(NOTE_WIDTH);
        grid.addRow(grid.getRowCount(), new Label("Counter"), counter, idea);
        idea.textProperty().bind(counter.valueProperty().map(CounterInfo::idea));
        row("Pause", pause, "milliseconds at the counter's weak point");
    }

    private void row(String name, Node field, String note) {
        Label words = new Label(note);
        words.setMinWidth(NOTE_WIDTH);
        words.setMaxWidth(NOTE_WIDTH);
        words.getStyleClass().add("sheet-note");
        grid.addRow(grid.getRowCount(), new Label(name), field, words);
    }

    private void take(Consumer<String> wrong, Runnable done) {
        List<NumberField> numbers = List.of(port, workers, backlog, queue, timeout, pause);
        for (NumberField field : numbers) {
            if (field.isWrong()) {
                wrong.accept(field.complaint());
                return;
            }
        }
        Setup setup;
        try {
            setup = chosen();
        } catch (IllegalArgumentException e) {
            wrong.accept(String.valueOf(e.getMessage()));
            return;
        }
        stage.open(setup);
        done.run();
    }

    private Setup chosen() {
        CounterInfo counting = counter.getValue();
        return stage.setup()
                .at(address.getText().strip(), port.number().orElse(0))
                .with(
                        workers.number().orElseThrow(),
                        backlog.number().orElseThrow(),
                        queue.number().orElse(Setup.NO_BOUND))
                .timingOut(timeout.number().orElseThrow())
                .counting(
                        counting.equals(NOBODY) ? null : counting.id(),
                        Duration.ofMillis(pause.number().orElseThrow()));
    }
}
