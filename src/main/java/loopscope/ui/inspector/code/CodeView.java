package loopscope.ui.inspector.code;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import loopscope.lab.ForeignProgram;
import loopscope.lab.StageName;
import loopscope.timeline.calls.CodeLocation;
import loopscope.timeline.calls.LineEvents;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.trace.Event;
import loopscope.trace.Role;
import loopscope.trace.Site;
import loopscope.trace.ThreadName;
import loopscope.trace.Trace;
import loopscope.ui.base.Background;
import loopscope.ui.base.LatestOnly;
import loopscope.ui.inspector.InspectorPane;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.SelectedEvent;
import loopscope.ui.time.StageInstant;
import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The tab of code: a server's source, with the line highlighted that its thread is at. */
public final class CodeView implements InspectorPane {
    /** Stands for the thread that acted last. */
    private static final ThreadName LATEST = new ThreadName(0, "latest to act", Role.SERVER);

    private record Asked(StageInstant instant, int thread, @Nullable ForeignProgram program) {
        CodeShown shown() {
            return program == null ? CodeShown.of(instant, thread) : CodeShown.of(instant, program);
        }
    }

    private final ObservableList<StageViewModel> onStage;
    private final TimeViewModel time;
    private final Background background;
    private final ToggleGroup stages = new ToggleGroup();
    private final ComboBox<ThreadName> threads = new ComboBox<>();
    private final CheckBox follow = new CheckBox("follow");
    private final FlowPane tools = new FlowPane();
    private final Label file = new Label();
    private final Label says = new Label();
    private final CodeListView list = new CodeListView(this::jump, this::stopFollowing);
    private final VBox node = new VBox();
    private final LatestOnly<Asked, CodeShown> latest;
    private @Nullable CodeShown shown;

    /** Whether the user has chosen the stage whose source is shown. */
    private boolean chosen;

    public CodeView(
            ObservableList<StageViewModel> onStage, TimeViewModel time, Background background) {
        this.onStage = onStage;
        this.time = time;
        this.background = background;
        latest = new LatestOnly<>(background, Asked::shown, this::show);
        follow.setSelected(true);
        follow.setId("followLine");
        follow.setTooltip(new Tooltip("Keeps the line that is lit in sight; scrolling lets go"));
        follow.setOnAction(event -> list.keepInSight(follow.isSelected(), line()));
        list.onResized(
                () -> Platform.runLater(() -> list.keepInSight(follow.isSelected(), line())));
        threads.getItems().setAll(LATEST);
        threads.setValue(LATEST);
        threads.setId("codeThread");
        threads.setAccessibleText("Thread whose line is lit");
        threads.setCellFactory(_ -> new ThreadCell());
        threads.setButtonCell(new ThreadCell());
        threads.setOnAction(event -> refresh());
        threads.managedProperty().bind(threads.visibleProperty());
        tools.getStyleClass().add("code-tools");
        file.getStyleClass().add("of-stage");
        says.getStyleClass().add("call");
        says.setWrapText(true);
        node.setId("code");
        node.getStyleClass().add("code");
        node.getChildren().setAll(tools, file, says, list.node());
        VBox.setVgrow(list.node(), Priority.ALWAYS);
        onStage.addListener((ListChangeListener<StageViewModel>) change -> place());
        place();
    }

    private void place() {
        List<Node> controls = new ArrayList<>();
        stages.getToggles().clear();
        chosen = false;
        for (StageViewModel stage : onStage) {
            ToggleButton toggle = new ToggleButton();
            toggle.setMnemonicParsing(false); // a program's name may have underscores
            toggle.textProperty().bind(stage.nameProperty().map(StageName::title));
            toggle.accessibleTextProperty()
                    .bind(toggle.textProperty().map(title -> "Source of " + title));
            toggle.setUserData(stage);
            toggle.setToggleGroup(stages);
            toggle.setOnAction(event -> choose(toggle));
            controls.add(toggle);
        }
        if (!stages.getToggles().isEmpty()) {
            stages.selectToggle(stages.getToggles().getFirst());
        }
        controls.forEach(toggle -> toggle.setVisible(controls.size() > 1));
        controls.forEach(toggle -> toggle.setManaged(controls.size() > 1));
        controls.add(threads);
        controls.add(follow);
        tools.getChildren().setAll(controls);
    }

    /** Chooses a stage; a second click on its button keeps it chosen. */
    private void choose(ToggleButton toggle) {
        toggle.setSelected(true);
        chosen = true;
        threads.setValue(LATEST);
        follow.setSelected(true);
        refresh();
    }

    @Override
    public String title() {
        return "Code";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        if (!chosen) {
            selectSubject();
        }
        if (stages.getSelectedToggle() instanceof ToggleButton toggle) {
            StageViewModel stage = (StageViewModel) toggle.getUserData();
            ThreadName thread = threads.getValue();
            int wanted = thread == null ? 0 : thread.id();
            latest.ask(new Asked(StageInstant.of(stage, time), wanted, stage.program()));
        }
    }

    /** Shows the stage of the selected event, else the one that {@link #waitedFor} returns. */
    private void selectSubject() {
        SelectedEvent selectedEvent = time.selectedEventProperty().get();
        StageViewModel subject = selectedEvent != null ? selectedEvent.stage() : waitedFor();
        for (Toggle toggle : stages.getToggles()) {
            if (toggle.getUserData() == subject && !toggle.isSelected()) {
                stages.selectToggle(toggle);
                threads.setValue(LATEST);
            }
        }
    }

    /**
     * The stage whose chosen client waits at the selected instant, else the one with the longest
     * notable wait; null for none.
     */
    private @Nullable StageViewModel waitedFor() {
        StageViewModel longest = null;
        long most = Wait.NOTABLE;
        for (StageViewModel stage : onStage) {
            if (stage.digest().isChosenWaiting()) {
                return stage;
            }
            List<Blame> waits = stage.digest().waits();
            long length = waits.isEmpty() ? 0 : waits.getFirst().waited().length();
            if (length >= most) {
                longest = stage;
                most = length;
            }
        }
        return longest;
    }

    private void show(CodeShown now) {
        boolean sameFile = shown != null && shown.file().equals(now.file());
        boolean moved = !sameFile || shown == null || shown.line() != now.line();
        CodeLocation place = now.place();
        says.setText(now.says());
        offer(place.threads());
        if (now.file().isEmpty()) {
            return; // the source shown before stays
        }
        shown = now;
        file.setText(now.line() == 0 ? now.file() : now.file() + ", line " + now.line());
        list.show(now.lines(), sameFile);
        if (moved) {
            list.keepInSight(follow.isSelected(), now.line());
        }
    }

    private int line() {
        return shown == null ? 0 : shown.line();
    }

    private void stopFollowing() {
        follow.setSelected(false);
    }

    private void offer(List<ThreadName> there) {
        threads.setVisible(there.size() > 1);
        List<ThreadName> choice = new ArrayList<>(List.of(LATEST));
        choice.addAll(there);
        if (!threads.isShowing() && !threads.getItems().equals(choice)) {
            ThreadName chosen = threads.getValue();
            threads.getItems().setAll(choice);
            threads.setValue(choice.contains(chosen) ? chosen : LATEST);
        }
    }

    /** Selects an event of a line: the latest before the instant, or else the next. */
    private void jump(CodeLine line) {
        CodeShown known = shown;
        Site near = known == null ? null : known.place().nearby();
        if (known != null && near != null) {
            Site where = new Site(near.className(), line.number());
            StageInstant instant = known.instant();
            Trace trace = instant.record().trace();
            background.run(
                    () -> LineEvents.near(trace, where, instant.number()),
                    number -> pick(instant, number),
                    why -> {
                        throw new IllegalStateException(why);
                    });
        }
    }

    private void pick(StageInstant instant, long number) {
        Event event = instant.record().trace().event();
        for (StageViewModel stage : onStage) {
            if (stage.record().equals(instant.record()) && event.moveTo(number)) {
                time.pick(new SelectedEvent(stage, number, event.time()));
            }
        }
    }
}
