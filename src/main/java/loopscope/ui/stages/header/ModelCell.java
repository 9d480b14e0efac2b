package loopscope.ui.stages.header;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * A list cell with a model's name, and what it does or why it can't run here. The first model of
 * the bug museum has a heading above it.
 */
final class ModelCell extends ListCell<ModelInfo> {
    private static final double IDEA_WIDTH = 420;

    private final Label heading = new Label("Broken on purpose: the bug museum");
    private final Label idea = new Label();
    private final Label title = new Label();
    private final VBox both = new VBox(heading, title, idea);

    /**
     * A cell of the list.
     *
     * @param choose called with the model of a cell that was clicked
     */
    ModelCell(Consumer<ModelInfo> choose) {
        setOnMouseClicked(event -> choose.accept(getItem()));
        heading.getStyleClass().add("model-group");
        title.getStyleClass().add("model-title");
        idea.getStyleClass().add("model-idea");
        idea.setWrapText(true);
        idea.setPrefWidth(IDEA_WIDTH);
        idea.setMinHeight(Region.USE_PREF_SIZE);
        heading.managedProperty().bind(heading.visibleProperty());
    }

    @Override
    protected void updateItem(@Nullable ModelInfo model, boolean empty) {
        super.updateItem(model, empty);
        getStyleClass().remove("broken");
        if (model == null) {
            setGraphic(null);
            return;
        }
        String obstacle = model.obstacle();
        setDisable(obstacle != null);
        if (model.broken() != null) {
            getStyleClass().add("broken");
        }
        heading.setVisible(model.equals(Lab.museum().getFirst().model()));
        title.setText(model.title());
        idea.setText(obstacle != null ? obstacle : model.idea());
        setGraphic(both);
        String broken = model.broken() == null ? "" : "Broken on purpose. ";
        setAccessibleText(model.title() + ": " + broken + idea.getText());
    }
}
