package loopscope.ui.inspector.sets;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import loopscope.picture.surface.Theme;
import loopscope.timeline.Units;
import loopscope.timeline.sets.StateTable;
import loopscope.ui.base.Background;
import loopscope.ui.inspector.InspectorPane;
import loopscope.ui.inspector.TabContent;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.time.TimeViewModel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tab of sets: what each server and the kernel hold at the selected instant, a table for each
 * stage.
 */
public final class SetsView implements InspectorPane {
    private final ObservableList<StageViewModel> onStage;
    private final TimeViewModel time;
    private final Background background;
    private final Label instant = new Label();
    private final VBox tables = new VBox();
    private final ScrollPane node;
    private List<StageSets> stages = List.of();

    public SetsView(
            ObservableList<StageViewModel> onStage, TimeViewModel time, Background background) {
        this.onStage = onStage;
        this.time = time;
        this.background = background;
        instant.getStyleClass().add("of-instant");
        tables.getStyleClass().add("sets");
        node = new ScrollPane(tables);
        node.setId("sets");
        node.setFitToWidth(true);
        node.setFitToHeight(true);
        node.getStyleClass().add("sets-scroll");
        onStage.addListener((ListChangeListener<StageViewModel>) change -> place());
        place();
    }

    private void place() {
        List<StageSets> placed = new ArrayList<>();
        onStage.forEach(stage -> placed.add(new StageSets(stage, time, background)));
        stages = placed;
        tables.getChildren().setAll(instant);
        for (StageSets stage : placed) {
            stage.node().setId("sets" + tables.getChildren().size());
            tables.getChildren().add(stage.node());
        }
    }

    @Override
    public String title() {
        return "Sets";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public TabContent content(Theme theme) {
        Map<String, StateTable> tables = new LinkedHashMap<>();
        stages.forEach(stage -> tables.put(stage.name(), stage.table()));
        return SetsContent.of(tables, instant.getText(), Units.instant(time.instant()), theme);
    }

    @Override
    public void refresh() {
        instant.setText(time.instantWords());
        stages.forEach(StageSets::refresh);
    }
}
