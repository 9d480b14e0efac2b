package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import loopscope.timeline.lanes.StageRecord;
import loopscope.ui.base.Notice;

import org.controlsfx.control.NotificationPane;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Whatever takes a record from the window offers to bring it back. */
class UndoTest extends WindowCase {
    /** Something that takes the upper stage's record away, and the words that tell it. */
    private record Act(String words, Runnable does) {}

    private final List<Act> acts =
            List.of(
                    new Act("Stage removed: ", () -> window.choose(1, "remove")),
                    new Act("Model changed: ", () -> window.chooseModel(1, "threads")),
                    new Act("Server restarted: ", this::restart),
                    new Act("New run: the previous one", this::newRun));

    @Test
    void everyActThatTakesARecordAwayIsUndoneByOneKey() {
        window.addClients(1);
        StageRecord record = window.upper().record();
        undo();
        assertThat(notice().text()).isEqualTo("There is nothing to undo.");
        for (Act act : acts) {
            act.does().run();
            OpenWindow.await(act.words(), () -> notice().text().startsWith(act.words()));
            OpenWindow.await("it to be seen", () -> pane().getText().startsWith(act.words()));
            assertThat(notice().undo()).as(act.words()).isNotNull();
            assertThat(isShown(record)).as(act.words()).isFalse();
            undo();
            OpenWindow.await("the record after " + act.words(), () -> isShown(record));
        }
    }

    @Test
    void stagesRemovedOneAfterTheOtherComeBackOneAfterTheOtherAlsoFromAPreviousRun() {
        window.addClients(1);
        StageRecord upper = window.upper().record();
        StageRecord lower = window.lower().record();
        window.choose(1, "remove");
        window.choose(1, "remove");
        newRun();
        OpenWindow.await("the new run", () -> notice().text().startsWith("New run"));
        undo();
        OpenWindow.await(
                "the previous run", () -> window.model.runs().previousShownProperty().get());
        assertThat(window.scene().lookup("#addStage").isDisabled()).isTrue();
        undo();
        OpenWindow.await("the stage removed last", () -> isShown(lower) && !isShown(upper));
        undo();
        OpenWindow.await("the one before", () -> isShown(lower) && isShown(upper));
        assertThat(window.model.stages()).allMatch(stage -> stage.isPast());
        undo();
        assertThat(notice().text()).isEqualTo("There is nothing to undo.");
        window.user.clickOn("#run");
        OpenWindow.await("the new run", () -> window.model.stages().isEmpty());
        undo();
        OpenWindow.await("the previous run again", () -> isShown(lower) && isShown(upper));
    }

    private void restart() {
        window.choose(1, "settings");
        window.user.clickOn("#sheetConfirm");
    }

    private void newRun() {
        OpenWindow.await(
                "all to be open",
                () -> window.model.stages().stream().noneMatch(stage -> stage.isToOpen()));
        window.user.push(KeyCode.CONTROL, KeyCode.N);
    }

    private void undo() {
        window.user.push(KeyCode.CONTROL, KeyCode.Z);
    }

    @SuppressWarnings("ReferenceEquality") // a record is itself and no other
    private boolean isShown(StageRecord record) {
        return window.model.stages().stream().anyMatch(stage -> stage.record() == record);
    }

    private Notice notice() {
        return window.model.notices().latestProperty().get();
    }

    private NotificationPane pane() {
        return (NotificationPane) window.scene().lookup(".notification-pane");
    }
}
