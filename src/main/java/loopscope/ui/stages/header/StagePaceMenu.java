package loopscope.ui.stages.header;

import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

import loopscope.lab.Pace;
import loopscope.timeline.Units;
import loopscope.ui.stages.PaceViewModel;
import loopscope.ui.stages.StageViewModel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The menu of a stage's own pace. */
final class StagePaceMenu {
    private static final PseudoClass OBSTACLE = PseudoClass.getPseudoClass("obstacle");
    private static final String AS_ALL = "as all";

    private StagePaceMenu() {}

    /** Fills a stage's menu, which shows and sets the stage's own pace. */
    static void fill(MenuButton menu, StageViewModel stage) {
        ToggleGroup group = new ToggleGroup();
        for (@Nullable Pace pace : choices()) {
            RadioMenuItem item = new RadioMenuItem(entry(pace));
            item.setToggleGroup(group);
            item.setUserData(pace);
            item.setOnAction(chosen -> stage.pace().ownProperty().set(pace));
            menu.getItems().add(item);
        }
        stage.pace().ownProperty().addListener((value, before, now) -> refresh(menu, now));
        refresh(menu, stage.pace().ownProperty().get());
        MenuItem reason = new MenuItem();
        reason.setDisable(true);
        menu.getItems().add(reason);
        stage.modelProperty().addListener((value, before, now) -> showReason(menu, reason, stage));
        showReason(menu, reason, stage);
    }

    /** Of a server that can't be held, the menu has the reason alone. */
    private static void showReason(MenuButton menu, MenuItem reason, StageViewModel stage) {
        boolean foreign = stage.program() != null;
        reason.setText(foreign ? "A program of others goes at its own pace" : "");
        menu.getItems().forEach(item -> item.setVisible(item.equals(reason) == foreign));
        menu.pseudoClassStateChanged(OBSTACLE, foreign);
    }

    private static List<@Nullable Pace> choices() {
        List<@Nullable Pace> choices = new ArrayList<>();
        choices.add(null);
        choices.add(Pace.FREE);
        PaceViewModel.HOLDS.forEach(hold -> choices.add(Pace.slow(hold)));
        choices.add(Pace.STEP);
        return choices;
    }

    private static void refresh(MenuButton menu, @Nullable Pace pace) {
        menu.setText(pace == null ? "pace" : words(pace));
        menu.getItems().stream()
                .filter(item -> Objects.equals(item.getUserData(), pace))
                .filter(RadioMenuItem.class::isInstance)
                .forEach(item -> ((RadioMenuItem) item).setSelected(true));
    }

    private static String entry(@Nullable Pace pace) {
        boolean slow = pace != null && pace.mode() == Pace.Mode.SLOW;
        return slow ? "slow: " + words(pace) : words(pace);
    }

    private static String words(@Nullable Pace pace) {
        return pace == null
                ? AS_ALL
                : switch (pace.mode()) {
                    case FREE -> "free";
                    case SLOW -> length(pace.hold()) + " a call";
                    case STEP -> "step";
                };
    }

    private static String length(Duration hold) {
        return Units.duration(hold.toNanos());
    }
}
