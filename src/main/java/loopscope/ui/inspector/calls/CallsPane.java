package loopscope.ui.inspector.calls;

import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import loopscope.picture.surface.Theme;
import loopscope.timeline.Units;
import loopscope.timeline.calls.FilterWords;
import loopscope.ui.base.Background;
import loopscope.ui.inspector.InspectorPane;
import loopscope.ui.inspector.TabContent;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.TimeViewModel;

/**
 * The tab of calls: every call as a line of text, as a call tracer prints it.
 *
 * <pre>
 *   [A recv "Ping" &gt;1ms   ] [Words ▾]
 *   recv(7&lt;A&gt;, "Hi\n") = 3 &lt;0.000011&gt;
 *   1.934201  select · server thread
 *   …
 *   inside now
 *   select(8, [3 4 7], [], [], &lt;unfinished ...&gt;
 *   for 1.2 s  select · server thread
 *   [all stages ▾]  1,204 calls
 * </pre>
 */
public final class CallsPane implements InspectorPane {
    private static final String PROMPT = "filter, such as  " + FilterWords.EXAMPLE;

    private final TimeViewModel time;
    private final CallsViewModel model;
    private final TextField filter = new TextField();
    private final StageChoice stage;
    private final CallsList list;
    private final Label problem = new Label();
    private final OpenCallsView inside = new OpenCallsView();
    private final OutputView output = new OutputView();
    private final Label status = new Label();
    private final Button stop = new Button("Stop");
    private final VBox node;

    public CallsPane(
            ObservableList<StageViewModel> stages, TimeViewModel time, Background background) {
        this.time = time;
        this.model = new CallsViewModel(stages, time, background);
        this.stage = new StageChoice(stages);
        this.list = new CallsList(model, time);
        HBox below = new HBox(stage, status, stop);
        HBox words = new HBox(filter, FilterMenu.of(filter));
        HBox.setHgrow(filter, Priority.ALWAYS);
        words.getStyleClass().add("calls-filter");
        this.node = new VBox(words, problem, list.node(), inside, output, below);
        VBox.setVgrow(list.node(), Priority.ALWAYS);
        below.getStyleClass().add("calls-below");
        node.getStyleClass().add("calls");
        makeFilter();
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

    /** Moves the focus to the filter. */
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private void makeFilter() {
        filter.setId("filter");
        filter.setPromptText(PROMPT);
        filter.setAccessibleText(
                "Filter of the calls: a client's letter, an operation, text in quotes, a length of"
                        + " time; several together narrow the choice.");
        filter.textProperty().addListener((value, was, is) -> model.filter(is));
        stage.setId("callsOf");
        stage.setAccessibleText("Of which stage calls are listed");
        stage.valueProperty().addListener((value, was, is) -> model.show(is));
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

    @Override
    public TabContent content(Theme theme) {
        return CallsContent.of(list, status.getText(), theme);
    }

    @Override
    public void refresh() {
        model.refresh();
        list.refresh();
        boolean now = time.isLive() && time.selectedInstant().isEmpty();
        String when = now ? "now" : "at " + Units.instant(time.instant());
        inside.show("Inside " + when, model.inside());
        output.show(model.stages());
    }
}
