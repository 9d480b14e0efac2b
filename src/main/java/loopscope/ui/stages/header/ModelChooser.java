package loopscope.ui.stages.header;

import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import loopscope.lab.ModelInfo;
import loopscope.ui.base.PopOvers;
import loopscope.ui.stages.StagesViewModel;

import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The list of models below a button, searched by what is typed. Only Enter or a click on an entry
 * chooses; whatever else closes the list leaves the stage as it is.
 */
final class ModelChooser {
    private static final double WIDTH = 470;
    private static final double HEIGHT = 460;

    private final Button button;
    private final Consumer<ModelInfo> choose;
    private final TextField search = new TextField();
    private final FilteredList<ModelInfo> found =
            new FilteredList<>(FXCollections.observableList(StagesViewModel.offered()));
    private final ListView<ModelInfo> list = new ListView<>(found);
    private final PopOver over;

    /**
     * A list that a button opens.
     *
     * @param choose called with the chosen model, which can run here
     * @param closed moves the focus back to the picture
     */
    ModelChooser(Button button, Consumer<ModelInfo> choose, Runnable closed) {
        this.button = button;
        this.choose = choose;
        search.setId("modelSearch");
        search.setPromptText("Search models");
        search.setAccessibleText("Search models by name or idea");
        search.textProperty().addListener((value, before, now) -> filter(now));
        list.setId("modelList");
        list.setAccessibleText("Models");
        list.setPrefSize(WIDTH, HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new ModelCell(this::take));
        list.setPlaceholder(new Label("No model has these words in its name or idea."));
        VBox content = new VBox(search, list);
        content.getStyleClass().add("model-chooser");
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        over = PopOvers.of(content, closed);
    }

    /** Opens the list at a model. */
    void open(ModelInfo now) {
        search.clear();
        filter("");
        over.show(button);
        search.requestFocus();
        list.getSelectionModel().select(now);
        list.scrollTo(now);
    }

    private void filter(String text) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        found.setPredicate(model -> words.stream().allMatch(word -> says(model, word)));
        if (!text.isBlank() && !found.isEmpty()) {
            list.getSelectionModel().select(best(words.getFirst()));
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
        }
    }

    private static boolean says(ModelInfo model, String word) {
        return Stream.of(model.id(), model.title(), model.idea())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word));
    }

    /**
     * Of the models found: the one with that id, else one whose id begins with it, else the first.
     */
    private ModelInfo best(String word) {
        return found.stream()
                .filter(model -> model.id().equals(word))
                .findFirst()
                .or(() -> found.stream().filter(model -> model.id().startsWith(word)).findFirst())
                .orElseGet(found::getFirst);
    }

    private void press(KeyEvent event) {
        MultipleSelectionModel<ModelInfo> selection = list.getSelectionModel();
        switch (event.getCode()) {
            case UP -> selection.selectPrevious();
            case DOWN -> selection.selectNext();
            case ENTER -> take(selection.getSelectedItem());
            case ESCAPE -> over.hide();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, selection.getSelectedIndex() - 2));
        event.consume();
    }

    private void take(@Nullable ModelInfo chosen) {
        if (chosen != null && chosen.obstacle() == null) {
            over.hide();
            choose.accept(chosen);
        }
    }
}
