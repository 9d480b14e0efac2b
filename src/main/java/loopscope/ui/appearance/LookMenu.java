package loopscope.ui.appearance;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;

import loopscope.ui.base.Fxml;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The menu of colours and sizes. */
public final class LookMenu {
    private final LookViewModel look;
    private final Runnable present;
    @FXML private ToggleGroup colours;
    @FXML private RadioMenuItem system;
    @FXML private MenuItem larger;
    @FXML private MenuItem smaller;
    @FXML private MenuItem usual;
    @FXML private CheckMenuItem presenting;

    private LookMenu(LookViewModel look, Runnable present) {
        this.look = look;
        this.present = present;
    }

    /**
     * A menu for a look.
     *
     * @param present starts presenting, or ends it
     */
    public static Node of(LookViewModel look, Runnable present) {
        return Fxml.load("LookMenu.fxml", new LookMenu(look, present));
    }

    @FXML
    private void initialize() {
        system.setDisable(!SystemColours.areKnown());
        look.coloursProperty().subscribe(this::tick);
        colours.selectedToggleProperty().addListener((value, was, is) -> choose(is));
        look.sizeProperty()
                .subscribe(
                        percent -> {
                            usual.setText(
                                    String.format(
                                            Locale.ROOT,
                                            "Now %s%%: back to 100%% (Ctrl+0)",
                                            percent));
                            usual.setDisable(percent.equals(LookViewModel.USUAL));
                            larger.setDisable(percent.equals(LookViewModel.SIZES.getLast()));
                            smaller.setDisable(percent.equals(LookViewModel.SIZES.getFirst()));
                        });
        look.presentingProperty().subscribe(presenting::setSelected);
    }

    private void choose(@Nullable Toggle chosen) {
        if (chosen != null) {
            look.coloursProperty().set(of(chosen));
        }
    }

    private void tick(Colours wanted) {
        colours.getToggles().stream()
                .filter(toggle -> of(toggle) == wanted)
                .forEach(colours::selectToggle);
    }

    private static Colours of(Toggle toggle) {
        return Colours.valueOf((String) toggle.getUserData());
    }

    @FXML
    private void larger() {
        look.step(1);
    }

    @FXML
    private void smaller() {
        look.step(-1);
    }

    @FXML
    private void usual() {
        look.setSize(LookViewModel.USUAL);
    }

    @FXML
    private void present() {
        present.run();
    }
}
