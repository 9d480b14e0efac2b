package loopscope.ui.inspector.calls;

import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

import loopscope.lab.StageName;
import loopscope.ui.stages.StageViewModel;

import org.jspecify.annotations.Nullable;

/** A choice of one stage, or of all, which is null. */
final class StageChoice extends ChoiceBox<@Nullable StageViewModel> {
    private static final StringConverter<@Nullable StageViewModel> TITLES =
            new StringConverter<@Nullable StageViewModel>() {
                @Override
                public String toString(@Nullable StageViewModel of) {
                    return of == null ? "all stages" : of.title();
                }

                @Override
                public @Nullable StageViewModel fromString(String title) {
                    throw new UnsupportedOperationException("a stage is chosen, not typed");
                }
            };

    private final ChangeListener<StageName> renamed;

    StageChoice(ObservableList<StageViewModel> stages) {
        renamed = (value, before, now) -> list(stages);
        setConverter(TITLES);
        list(stages);
        stages.addListener((ListChangeListener<StageViewModel>) change -> list(stages));
    }

    private void list(ObservableList<StageViewModel> stages) {
        for (StageViewModel stage : stages) {
            stage.nameProperty().removeListener(renamed);
            stage.nameProperty().addListener(renamed);
        }
        StageViewModel chosen = getValue();
        getItems().clear();
        getItems().add(null);
        getItems().addAll(stages);
        setValue(stages.contains(chosen) ? chosen : null);
    }
}
