package loopscope.ui.stages;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;

import org.junit.jupiter.api.Test;

/** A bug of the museum, explained, provoked and repaired from its stage's menu. */
class ExhibitPopOverTest extends WindowCase {
    @Test
    void aBugIsProvokedAndItsRepairOpenedBesideIt() {
        window.chooseModel(1, "closed-too-early");
        OpenWindow.await("it to open", () -> window.upper().isServing() && isExhibit());
        window.choose(1, "bug");
        window.user.push(KeyCode.ESCAPE);
        assertThat(window.upper().record().lanes().clients()).isEmpty();
        window.choose(1, "bug");
        window.user.clickOn("Repaired beside it");
        OpenWindow.await("its repair", () -> window.model.stages().size() == 3);
        StageViewModel right = window.model.stages().get(1);
        assertThat(right.modelProperty().get().id()).isEqualTo("select");
        OpenWindow.await("it to open", right::isServing);
        window.choose(1, "bug");
        window.user.clickOn("Provoke it");
        OpenWindow.await("its end", () -> window.upper().trouble().downProperty().get());
        assertThat(window.upper().trouble().wordsProperty().get()).contains("ended by its bug");
        assertThat(right.trouble().downProperty().get()).isFalse();
    }

    private boolean isExhibit() {
        return window.upper().modelProperty().get().title().equals("select: closed-too-early")
                && !window.upper().openingProperty().get();
    }
}
