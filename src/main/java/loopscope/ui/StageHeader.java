package loopscope.ui;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;

import java.util.Locale;
import java.util.Map;

/** The controls on a stage's header. */
final class StageHeader {
    private final StageModel stage;
    @FXML private ComboBox<ModelInfo> models;
    @FXML private Label kind;
    @FXML private Label address;
    @FXML private Button copy;
    @FXML private MenuButton pace;
    @FXML private Label counts;
    @FXML private Label trouble;

    private StageHeader(StageModel stage) {
        this.stage = stage;
    }

    /** The header of a stage. */
    static Parent of(StageModel stage, int place) {
        StageHeader header = new StageHeader(stage);
        Parent node = MainWindow.load("StageHeader.fxml", header);
        node.setId("header" + place);
        header.models.setAccessibleText("Model of stage " + place);
        header.pace.setAccessibleText("Pace of stage " + place);
        return node;
    }

    @FXML
    private void initialize() {
        models.getItems().setAll(Lab.models());
        models.setCellFactory(list -> new ModelCell(true));
        models.setButtonCell(new ModelCell(false));
        models.setValue(stage.modelProperty().get());
        models.disableProperty().bind(stage.openingProperty());
        models.setOnAction(chosen -> choose());
        stage.modelProperty().addListener((value, before, now) -> tellKind(now));
        tellKind(stage.modelProperty().get());
        address.textProperty().bind(stage.addressProperty());
        StagePaceMenu.fill(pace, stage);
        counts.textProperty().bind(stage.countsProperty());
        trouble.textProperty().bind(stage.troubleProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(stage.troubleProperty());
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        trouble.setTooltip(whole);
        var ill = stage.troubleProperty().isNotEmpty();
        var listens = stage.addressProperty().isNotEmpty();
        show(trouble, ill);
        show(counts, ill.not());
        show(address, listens);
        show(copy, listens);
        copy.accessibleTextProperty()
                .bind(Bindings.concat("Copy a netcat line to ", stage.addressProperty()));
    }

    private static void show(
            javafx.scene.Node node, javafx.beans.value.ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    private void choose() {
        ModelInfo chosen = models.getValue();
        if (chosen.obstacle() != null) {
            models.setValue(stage.modelProperty().get());
        } else if (!chosen.equals(stage.modelProperty().get())) {
            stage.open(chosen);
        }
    }

    private void tellKind(ModelInfo model) {
        kind.setText(model.kind().toUpperCase(Locale.ROOT));
        kind.getStyleClass().setAll("kind", model.blocking() ? "blocking" : "multiplexed");
        Glossary.explain(kind, model.kind());
        models.setTooltip(new Tooltip(model.idea()));
        if (!model.equals(models.getValue())) {
            models.setValue(model);
        }
    }

    @FXML
    private void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, stage.netcat()));
    }
}
