package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;

import loopscope.lab.LabClient;
import loopscope.lab.Stage;
import loopscope.timeline.lanes.StageRecord;

import org.junit.jupiter.api.Test;

/** A new run, the previous one, and the way there and back. */
class RunsTest extends WindowCase {
    @Test
    void aNewRunStartsFromZeroOnTheSameStagesAndThePreviousOneCanStillBeRead() {
        int port = openAtItsOwnPort();
        window.addClients(2);
        window.choose(2, "mute");
        window.type("Hi");
        OpenWindow.await("the echo", () -> window.hasHeard(window.upper(), 0));
        Stage ended = window.upper().stage();
        StageRecord record = window.upper().record();
        onFx(() -> window.model.notes().keep(1));
        onFx(() -> window.model.time().zoom(1000));

        window.user.push(KeyCode.CONTROL, KeyCode.N);
        OpenWindow.await("its server", () -> window.upper().isServing() && isAnother(ended));
        assertThat(ended.isStopped()).isTrue();
        assertThat(window.upper().stage().port()).isEqualTo(port);
        assertThat(window.lower().mutedProperty().get()).isTrue();
        assertThat(window.upper().hadClients()).isFalse();
        assertThat(window.model.talk().clients()).isEmpty();
        assertThat(window.model.notes().flags()).isEmpty();
        assertThat(OpenWindow.onFx(() -> window.model.time().view().shows(0))).isTrue();
        assertThat(window.model.time().isLive()).isTrue();
        assertThat(notice()).isEqualTo("New run: the previous one is kept.");
        window.user.write("c"); // the line is left: a letter is a key
        OpenWindow.await("A", () -> window.upper().hadClients());

        window.user.push(KeyCode.CONTROL, KeyCode.Z);
        OpenWindow.await("the previous run", () -> has(record));
        assertThat(window.model.notes().flags()).hasSize(1);
        OpenWindow.await("its end", () -> timeText().startsWith("Ended at "));
        Label words = (Label) window.scene().lookup("#header1 #trouble");
        assertThat(words.getText()).startsWith("The previous run");
        assertThat(window.scene().lookup("#add").isDisabled()).isTrue();
        window.user.write("c");
        OpenWindow.await("word of it", () -> notice().startsWith("This run is over"));
        assertThat(record.lanes().clients()).hasSize(2);

        window.user.clickOn("#run");
        OpenWindow.await("the new run", () -> window.upper().isServing());
        assertThat(window.model.talk().clients()).extracting(LabClient::name).containsExactly("A");
        assertThat(window.model.time().isLive()).isTrue();
        StageRecord second = window.upper().record();
        window.user.clickOn("#run");
        OpenWindow.await("another", () -> window.upper().isServing() && !has(second));
        OpenWindow.fire((MenuButton) window.scene().lookup("#run"), "previousRun");
        OpenWindow.await("the one before", () -> has(second));
    }

    /** Opens the upper stage anew, with the port set that it had found free; returns the port. */
    private int openAtItsOwnPort() {
        Stage first = window.upper().stage();
        window.choose(1, "settings");
        window.write("#port", "" + first.port()).clickOn("#sheetConfirm");
        OpenWindow.await("it again", () -> window.upper().isServing() && isAnother(first));
        return first.port();
    }

    private boolean isAnother(Stage before) {
        return window.upper().stage() != before;
    }

    @SuppressWarnings("ReferenceEquality") // a record is itself and no other
    private boolean has(StageRecord record) {
        return window.upper().record() == record;
    }

    private String timeText() {
        return window.model.time().textProperty().get();
    }

    private String notice() {
        return window.model.notices().latestProperty().get().text();
    }

    private static void onFx(Runnable work) {
        OpenWindow.onFx(
                () -> {
                    work.run();
                    return true;
                });
    }
}
