package loopscope.ui.inspector.sets;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import loopscope.lab.Stage;
import loopscope.lab.StageName;
import loopscope.timeline.sets.StateTable;
import loopscope.ui.base.Background;
import loopscope.ui.base.LatestOnly;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.StageInstant;
import loopscope.ui.time.TimeViewModel;

import java.util.List;

/** The sets of one stage: its state table, and the words below it. */
final class StageSets {
    private final StageViewModel stage;
    private final TimeViewModel time;
    private final Label title = new Label();
    private final Label blind = new Label();
    private final Label unknown = new Label();
    private final Label meaning = new Label();
    private final Label change = new Label();
    private final StateTableView table;
    private final Lines threads = new Lines("call");
    private final Lines sets = new Lines("set");
    private final VBox node = new VBox();
    private final LatestOnly<StageInstant, StateTable> latest;
    private StateTable shown = StateTable.EMPTY;

    StageSets(StageViewModel stage, TimeViewModel time, Background background) {
        this.stage = stage;
        this.time = time;
        table = new StateTableView(stage.record());
        latest =
                new LatestOnly<>(
                        background,
                        at -> StateTable.of(at.record(), at.number(), at.time()),
                        this::show);
        title.textProperty().bind(stage.nameProperty().map(StageName::title));
        table.nameProperty().bind(title.textProperty());
        style(title, "of-stage");
        style(blind, "blind");
        style(unknown, "unknown");
        style(meaning, "change");
        style(change, "change");
        node.getStyleClass().add("stage-sets");
        node.getChildren()
                .setAll(
                        title,
                        table.node(),
                        meaning,
                        threads.node(),
                        unknown,
                        sets.node(),
                        change,
                        blind);
    }

    private static void style(Label label, String style) {
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
    }

    /** The table and the words. */
    Node node() {
        return node;
    }

    /** Asks for the table of the selected instant. */
    void refresh() {
        Stage here = stage.stage();
        String obstacle = here == null ? null : here.kernelProbe();
        blind.setText(obstacle == null ? "" : obstacle);
        latest.ask(StageInstant.of(stage, time));
    }

    /** The stage's name. */
    String name() {
        return title.getText();
    }

    /** The table that is shown. */
    StateTable table() {
        return shown;
    }

    private void show(StateTable now) {
        shown = now;
        boolean nothing = now.rows().isEmpty();
        table.show(stage.record(), now);
        threads.show(nothing ? List.of("nothing is recorded at this moment") : now.threads());
        sets.show(now.sets());
        meaning.setText(nothing ? "" : now.watching().meaning());
        unknown.setText(now.unknown());
        change.setText(now.change().isEmpty() ? "" : "▸ changed by " + now.change());
    }
}
