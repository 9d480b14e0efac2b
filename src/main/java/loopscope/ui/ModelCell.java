package loopscope.ui;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

import loopscope.lab.ModelInfo;

import org.jspecify.annotations.Nullable;

/** A model to choose: its name, and in the list what it does, or why it can't run here. */
final class ModelCell extends ListCell<ModelInfo> {
    private final boolean inList;
    private final Label idea = new Label();
    private final Label title = new Label();
    private final VBox both = new VBox(title, idea);

    ModelCell(boolean inList) {
        this.inList = inList;
        title.getStyleClass().add("model-title");
        idea.getStyleClass().add("model-idea");
        idea.setWrapText(true);
        idea.setMaxWidth(420);
    }

    @Override
    protected void updateItem(@Nullable ModelInfo model, boolean empty) {
        super.updateItem(model, empty);
        if (model == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        String obstacle = model.obstacle();
        setDisable(inList && obstacle != null);
        title.setText(model.title());
        idea.setText(obstacle != null ? obstacle : model.idea());
        setText(inList ? null : model.title());
        setGraphic(inList ? both : null);
        setAccessibleText(model.title() + ": " + idea.getText());
    }
}
