package loopscope.ui.inspector.calls;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

import loopscope.ui.stages.StageModel;

import org.jspecify.annotations.Nullable;

/** One stage to choose, or all of them, which is null. */
final class StageChoice extends ChoiceBox<@Nullable StageModel> {
    private static final StringConverter<@Nullable StageModel> TITLES =
            new StringConverter<@Nullable StageModel>() {
                @Override
                public String toString(@Nullable StageModel of) {
                    return of == null ? "all stages" : of.modelProperty().get().title();
                }

                @Override
                public @Nullable StageModel fromString(String title) {
                    throw new UnsupportedOperationException("a stage is chosen, not typed");
                }
            };

    StageChoice(ObservableList<StageModel> stages) {
        setConverter(TITLES);
        list(stages);
        stages.addListener((ListChangeListener<StageModel>) change -> list(stages));
    }

    private void list(ObservableList<StageModel> stages) {
        StageModel chosen = getValue();
        getItems().clear();
        getItems().add(null);
        getItems().addAll(stages);
        setValue(stages.contains(chosen) ? chosen : null);
    }
}
