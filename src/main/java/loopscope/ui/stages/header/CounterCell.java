package loopscope.ui.stages.header;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

import loopscope.lab.CounterInfo;

import org.jspecify.annotations.Nullable;

/** A list cell with a shared counter's name, and in the list also what it does. */
final class CounterCell extends ListCell<CounterInfo> {
    private final boolean inList;
    private final Label title = new Label();
    private final Label idea = new Label();
    private final VBox both = new VBox(title, idea);

    CounterCell(boolean inList) {
        this.inList = inList;
        title.getStyleClass().add("model-title");
        idea.getStyleClass().add("model-idea");
    }

    @Override
    protected void updateItem(@Nullable CounterInfo counter, boolean empty) {
        super.updateItem(counter, empty);
        if (counter == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        title.setText(counter.id());
        idea.setText(counter.idea());
        setText(inList ? null : counter.id());
        setGraphic(inList ? both : null);
        setAccessibleText(counter.id() + ": " + counter.idea());
    }
}
