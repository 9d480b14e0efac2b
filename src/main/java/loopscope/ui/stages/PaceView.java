package loopscope.ui.stages;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

import loopscope.lab.Pace;
import loopscope.timeline.Units;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/** The controls of the pace: free, slow with its hold, or step with its button. */
public final class PaceView {
    private final PaceViewModel model;
    @FXML private ToggleGroup modes;
    @FXML private Label name;
    @FXML private ToggleButton free;
    @FXML private ToggleButton slow;
    @FXML private ToggleButton step;
    @FXML private ComboBox<Duration> hold;
    @FXML private Button next;

    public PaceView(PaceViewModel model) {
        this.model = model;
    }

    /** Hides its name while there is no room for it. */
    public void hideNameIf(ObservableBooleanValue narrow) {
        show(name, Bindings.not(narrow));
    }

    @FXML
    private void initialize() {
        Map<Pace.Mode, ToggleButton> buttons =
                Map.of(Pace.Mode.FREE, free, Pace.Mode.SLOW, slow, Pace.Mode.STEP, step);
        buttons.forEach((mode, button) -> button.setOnAction(chosen -> choose(mode, button)));
        model.modeProperty()
                .addListener((value, before, now) -> modes.selectToggle(buttons.get(now)));
        modes.selectToggle(buttons.get(model.modeProperty().get()));
        hold.getItems().setAll(PaceViewModel.HOLDS);
        hold.setCellFactory(list -> new HoldCell());
        hold.setButtonCell(new HoldCell());
        hold.valueProperty().bindBidirectional(model.holdProperty());
        show(hold, Bindings.equal(model.modeProperty(), Pace.Mode.SLOW));
        show(next, model.steppingProperty());
    }

    /** Selects the button again after a click on the selected one, which would deselect it. */
    private void choose(Pace.Mode mode, ToggleButton button) {
        model.modeProperty().set(mode);
        modes.selectToggle(button);
    }

    private static void show(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    @FXML
    private void next() {
        model.next();
    }

    private static final class HoldCell extends ListCell<Duration> {
        @Override
        protected void updateItem(@Nullable Duration hold, boolean empty) {
            super.updateItem(hold, empty);
            setText(hold == null || empty ? "" : Units.duration(hold.toNanos()) + " a call");
        }
    }
}
