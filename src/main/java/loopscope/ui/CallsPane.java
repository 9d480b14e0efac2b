package loopscope.ui;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import loopscope.timeline.FilterWords;
import loopscope.timeline.Units;
import loopscope.trace.Event;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Every call as a line, as a call tracer prints it: what the picture shows, as text.
 *
 * <pre>
 *   [A recv "Ping" &gt;1ms      ] [all stages ▾]
 *   recv(7&lt;A&gt;, "Hi\n") = 3 &lt;0.000011&gt;
 *   1.934201  select · server thread
 *   …
 *   inside now: select · server thread · select(8, [3 4 7], [], [] for 1.2 s
 *   1,204 calls
 * </pre>
 */
final class CallsPane implements InspectorPane {
    private static final double ROW = 38;

    /** More lines than this are no quotation. */
    private static final int MOST_COPIED = 10_000;

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final String HELP =
            """
            A             about client A; :40422 is an outsider by its port
            recv          an operation; epoll or counter, all that begin so
            "Ping"        these bytes are among the first 24 that moved
            >1ms  <20us   how long it took
            server        made by the server; clients, by a client
            errors        refused by the kernel
            -accept       all but these
            Several of a kind widen the choice, different kinds narrow it (/).""";
    private static final String PROMPT = "filter, such as  " + FilterWords.EXAMPLE;

    /** The moment that the list shows. */
    private record Told(@Nullable Picked picked, OptionalLong cursor) {}

    private final WindowModel window;
    private final CallsModel model;
    private final TextField filter = new TextField();
    private final ChoiceBox<@Nullable StageModel> stage = new ChoiceBox<>();
    private final ListView<CallRow> list = new ListView<>();
    private final Label problem = new Label();
    private final InsideView inside = new InsideView();
    private final Label nothing = new Label();
    private final Label status = new Label();
    private final Button stop = new Button("Stop");
    private final VBox node;
    private boolean following = true;
    private Told told = new Told(null, OptionalLong.empty());
    private boolean moving;

    CallsPane(WindowModel window) {
        this.window = window;
        this.model = new CallsModel(window.stages(), window.time(), window.background());
        HBox below = new HBox(stage, status, stop);
        this.node = new VBox(filter, problem, list, inside, below);
        below.getStyleClass().add("calls-below");
        node.getStyleClass().add("calls");
        makeFilter();
        makeStages();
        makeList();
        makeWords();
    }

    @Override
    public String title() {
        return "Calls";
    }

    @Override
    public Node node() {
        return node;
    }

    /** Puts the caret into the filter. */
    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private void makeFilter() {
        filter.setId("filter");
        filter.setPromptText(PROMPT);
        filter.setAccessibleText(
                "Filter of the calls: a client's letter, an operation, text in quotes, a length of"
                        + " time; several together narrow the choice.");
        filter.setTooltip(new Tooltip(HELP));
        filter.textProperty().addListener((value, was, is) -> model.filter(is));
    }

    private void makeStages() {
        stage.setId("callsOf");
        stage.setAccessibleText("Of which stage calls are listed");
        stage.setConverter(
                new StringConverter<@Nullable StageModel>() {
                    @Override
                    public String toString(@Nullable StageModel of) {
                        return of == null ? "all stages" : of.modelProperty().get().title();
                    }

                    @Override
                    public @Nullable StageModel fromString(String title) {
                        return null;
                    }
                });
        listStages();
        window.stages().addListener((ListChangeListener<StageModel>) change -> listStages());
        stage.valueProperty().addListener((value, was, is) -> model.show(is));
    }

    private void listStages() {
        StageModel chosen = stage.getValue();
        ObservableList<@Nullable StageModel> items = stage.getItems();
        items.clear();
        items.add(null);
        items.addAll(window.stages());
        stage.setValue(items.contains(chosen) ? chosen : null);
    }

    private void makeList() {
        list.setId("calls");
        list.getStyleClass().add("calls-list");
        list.setFixedCellSize(ROW);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setAccessibleText("Calls in the order in which they ended");
        list.setCellFactory(view -> new CallCell(model));
        list.setPlaceholder(nothing);
        list.addEventHandler(ScrollEvent.SCROLL, scroll -> scrolled());
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, drag -> Platform.runLater(this::scrolled));
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, click -> Platform.runLater(this::scrolled));
        model.rowsProperty().addListener((value, was, is) -> take(is));
        list.getSelectionModel().selectedItemProperty().addListener((value, was, is) -> pick(is));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::copyOrEnd);
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    private void makeWords() {
        problem.getStyleClass().add("trouble");
        problem.setId("callsProblem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problemProperty());
        show(problem, model.problemProperty().isNotEmpty());
        status.setId("callsStatus");
        status.getStyleClass().add("counts");
        status.textProperty().bind(model.statusProperty());
        stop.setOnAction(pressed -> model.stop());
        stop.setTooltip(new Tooltip("Ends the search; what was found stays"));
        show(stop, model.searchingProperty());
    }

    private static void show(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    private void take(CallRows rows) {
        moving = true;
        list.setItems(rows);
        moving = false;
        following = true;
        told = new Told(null, OptionalLong.empty());
    }

    private void pick(@Nullable CallRow row) {
        if (row != null && !moving) {
            following = false;
            model.pick(row);
            told = new Told(window.time().pickedProperty().get(), window.time().cursor());
        }
    }

    /** Selects the call that is spoken of, or shows what had happened by the moment. */
    private void showMoment() {
        Told now = new Told(window.time().pickedProperty().get(), window.time().cursor());
        if (now.equals(told)) {
            return;
        }
        int place = model.picked();
        if (place < 0 && now.picked() != null && model.searchingProperty().get()) {
            return; // it may yet be found
        }
        told = now;
        following = now.cursor().isEmpty();
        moving = true;
        list.getSelectionModel().clearSelection();
        if (place >= 0) {
            list.getSelectionModel().select(place);
            reveal(place);
        } else if (!following) {
            reveal(model.placeAt(window.time().moment()));
        }
        moving = false;
    }

    private void reveal(int place) {
        int rows = (int) (list.getHeight() / ROW);
        list.scrollTo(Math.max(0, place - rows / 2));
    }

    private void copyOrEnd(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if (event.getCode() == KeyCode.END) {
            following = true;
        }
    }

    private void copy() {
        String lines =
                List.copyOf(list.getSelectionModel().getSelectedItems()).stream()
                        .limit(MOST_COPIED)
                        .map(this::text)
                        .collect(Collectors.joining(System.lineSeparator()));
        if (!lines.isEmpty()) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, lines));
        }
    }

    private String text(CallRow row) {
        Event event = model.event(row);
        return event == null ? "let go" : CallCell.text(model.calls(row), event);
    }

    /** Whoever scrolls up reads; whoever scrolls down to the end follows again. */
    private void scrolled() {
        following = isAtEnd();
    }

    private boolean isAtEnd() {
        return !(list.lookup(".scroll-bar:vertical") instanceof ScrollBar bar)
                || !bar.isVisible()
                || bar.getValue() >= bar.getMax() - 1e-9;
    }

    @Override
    public void tell() {
        model.tell();
        showMoment();
        if (following) {
            model.giveUp();
            list.scrollTo(list.getItems().size() - 1);
        }
        boolean now = window.time().isLive() && window.time().cursor().isEmpty();
        String when = now ? "now" : "at " + Units.moment(window.time().moment());
        inside.tell("Inside " + when, model.inside());
        nothing.setText(
                model.isUnfiltered()
                        ? "No calls yet: press + Client (C)."
                        : "No call is chosen by this filter.");
    }
}
