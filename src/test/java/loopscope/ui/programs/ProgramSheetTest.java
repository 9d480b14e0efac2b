package loopscope.ui.programs;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import loopscope.foreign.live.Python;
import loopscope.lab.ShellWords;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;
import loopscope.ui.stages.StageViewModel;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The lecture's own Python server, put on a stage with the keyboard alone. */
class ProgramSheetTest extends WindowCase {
    @Test
    void aCommandThatCannotBeStartedIsRefusedInTheSheetAndThenCorrected() {
        Python.assumeTracer();
        ask("no-such-server 8000");
        OpenWindow.await("the refusal", () -> !error().isEmpty());
        assertThat(error()).startsWith("There is no program \"no-such-server\" that can be run");
        assertThat(window.model.stages()).hasSize(2);

        List<String> command = Python.command("blocking.py", 0);
        window.write("#programCommand", ShellWords.join(command)).push(KeyCode.ENTER);
        OpenWindow.await("a stage of it", () -> window.model.stages().size() == 3);
        StageViewModel stage = window.lower();
        assertThat(stage.title()).isEqualTo("python3 blocking.py 0");
        assertThat(stage.addressProperty().get()).startsWith("127.0.0.1:");
        OpenWindow.await("the sheet closed", () -> window.scene().lookup("#sheetConfirm") == null);
        window.addClients(2);
        OpenWindow.await("B waits", () -> stage.digest().counts().contains("2 clients"));
        assertThat(stage.modelProperty().get().kind()).isEqualTo("blocking");
    }

    @Test
    void theFieldOfACommandThatIsRefusedHasTheFocusAlsoAfterAClick() {
        window.user.push(KeyCode.CONTROL, KeyCode.P);
        window.user.write("no-such-server 8000").clickOn("#sheetConfirm");
        OpenWindow.await("the refusal", () -> !error().isEmpty());
        assertThat(focused()).isEqualTo("programCommand");
    }

    @Test
    void theFolderOfACommandIsThereAgainTheNextTimeAndRemembered() {
        window.user.push(KeyCode.CONTROL, KeyCode.P);
        window.write("#programFolder", folder.toString());
        window.write("#programCommand", "no-such-server").push(KeyCode.ENTER);
        OpenWindow.await("the refusal", () -> !error().isEmpty());
        window.user.push(KeyCode.ESCAPE);
        OpenWindow.await("the sheet closed", () -> window.scene().lookup("#sheetConfirm") == null);
        window.user.push(KeyCode.CONTROL, KeyCode.P);
        assertThat(window.user.lookup("#programFolder").queryAs(TextField.class).getText())
                .isEqualTo(folder.toString());
        assertThat(OpenWindow.onFx(window::preferences).programFolder())
                .isEqualTo(folder.toString());
    }

    @Test
    void tabStaysInTheSheet() {
        window.user.push(KeyCode.CONTROL, KeyCode.P);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            window.user.push(KeyCode.TAB);
            seen.add(focused());
        }
        assertThat(seen).contains("programFolder", "sheetCancel").doesNotContain("lesson", "add");
    }

    private String focused() {
        return OpenWindow.onFx(() -> String.valueOf(window.scene().getFocusOwner().getId()));
    }

    private void ask(String line) {
        window.user.push(KeyCode.CONTROL, KeyCode.P);
        window.user.write(line).push(KeyCode.ENTER);
    }

    private String error() {
        return window.scene().lookup("#sheetError") instanceof Label label ? label.getText() : "";
    }
}
