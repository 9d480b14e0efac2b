package loopscope.ui.time;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleGroup;

import java.util.Locale;

/** Fills the button that replays: a click starts, the menu has the speeds. */
public final class ReplayMenu {
    private ReplayMenu() {}

    public static void fill(SplitMenuButton button, TimeViewModel time) {
        ToggleGroup group = new ToggleGroup();
        for (double speed : TimeViewModel.SPEEDS) {
            RadioMenuItem item = new RadioMenuItem(words(speed));
            item.setId("speed" + TimeViewModel.SPEEDS.indexOf(speed));
            item.setToggleGroup(group);
            item.setSelected(speed == time.speedProperty().get());
            item.setOnAction(
                    chosen -> {
                        time.speedProperty().set(speed);
                        time.replay();
                    });
            button.getItems().add(item);
        }
        time.speedProperty().addListener((value, was, is) -> refresh(button, is));
        refresh(button, time.speedProperty().get());
    }

    /** Leaves the speed to the menu alone where there is little room. */
    public static void shortenIf(
            SplitMenuButton button, TimeViewModel time, ObservableBooleanValue narrow) {
        button.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        narrow.get()
                                                ? "Replay"
                                                : "Replay " + factor(time.speedProperty().get()),
                                narrow,
                                time.speedProperty()));
    }

    private static void refresh(SplitMenuButton button, double speed) {
        button.setAccessibleText("Replay at " + words(speed));
    }

    private static String factor(double speed) {
        return String.format(Locale.ROOT, "×%s", speed >= 1 ? (Object) (int) speed : speed);
    }

    private static String words(double speed) {
        if (speed == 1) {
            return "×1: as it was";
        }
        long times = Math.round(speed < 1 ? 1 / speed : speed);
        return String.format(
                Locale.ROOT,
                "%s: %,d times %s",
                factor(speed),
                times,
                speed < 1 ? "slower" : "faster");
    }
}
