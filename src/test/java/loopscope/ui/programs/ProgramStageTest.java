package loopscope.ui.programs;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import loopscope.foreign.live.Python;
import loopscope.lab.ShellWords;
import loopscope.timeline.lanes.StageRecord;
import loopscope.ui.OpenWindow;
import loopscope.ui.WindowCase;
import loopscope.ui.stages.StageViewModel;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A stage behind which a program of others serves is one like ours. */
class ProgramStageTest extends WindowCase {
    private static final int CODE = 1;
    private static final int CALLS = 2;

    @BeforeEach
    void openStage() {
        Python.assumeTracer();
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", "echo ready; exec \"$@\"", "sh"));
        command.addAll(Python.command("blocking.py", 0));
        window.user.push(KeyCode.CONTROL, KeyCode.P);
        window.write("#programCommand", ShellWords.join(command)).push(KeyCode.ENTER);
        OpenWindow.await("a stage of it", () -> window.model.stages().size() == 3);
    }

    @Test
    void whatItWritesAndWhatItIsWrittenInAreInTheInspector() {
        show(CALLS);
        OpenWindow.await("what it wrote", () -> written().equals(List.of("  ready")));
        show(CODE);
        OpenWindow.onFx(
                () -> {
                    toggle(window.lower().title()).fire();
                    return null;
                });
        OpenWindow.await("its source", () -> isSaid("#code", "blocking.py"));
        assertThat(
                        isSaid(
                                "#code",
                                "The system’s call tracer tells calls, not lines: no line is lit."))
                .isTrue();
    }

    @Test
    void itsEndIsToldAndItIsRestartedAndBegunAgainInANewRun() {
        StageRecord first = window.lower().record();
        long process = process(window.lower());
        assertThat(ProcessHandle.of(process).orElseThrow().destroyForcibly()).isTrue();
        OpenWindow.await(
                "its end",
                () -> window.lower().trouble().wordsProperty().get().contains("SIGKILL"));
        window.choose(window.model.stages().size(), "restart");
        OpenWindow.await("another", () -> isServing(first));
        StageRecord second = window.lower().record();
        window.user.push(KeyCode.CONTROL, KeyCode.N);
        OpenWindow.await("a new run", () -> isServing(second));
    }

    @Test
    void thatItCannotBeHeldIsTold() {
        window.user.push(KeyCode.P);
        OpenWindow.await("a word on it", () -> notice().startsWith("Not held: sh -c "));
        assertThat(notice()).endsWith(". A program of others goes at its own pace.");
        window.user.push(KeyCode.P).push(KeyCode.P);
        OpenWindow.await("no word of it", () -> notice().isEmpty());
    }

    private String notice() {
        return window.model.notices().latestProperty().get().text();
    }

    private boolean isServing(StageRecord not) {
        List<StageViewModel> stages = window.model.stages();
        StageViewModel last = stages.getLast();
        return stages.size() == 3
                && last.stage() != null
                && !last.stage().isStopped()
                && last.record() != not
                && last.title().contains("python3");
    }

    private static long process(StageViewModel stage) {
        String name = stage.record().lanes().threads().getFirst().name();
        return Long.parseLong(name.replace("process ", ""));
    }

    private void show(int tab) {
        OpenWindow.onFx(
                () -> {
                    ((TabPane) window.scene().lookup("#inspector")).getSelectionModel().select(tab);
                    return null;
                });
    }

    private List<String> written() {
        return window.scene().getRoot().lookupAll("#output .list-cell").stream()
                .map(cell -> ((ListCell<?>) cell).getText())
                .filter(Objects::nonNull)
                .toList();
    }

    private ToggleButton toggle(String title) {
        return window.scene().getRoot().lookupAll("#code .toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(toggle -> toggle.getText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private boolean isSaid(String in, String text) {
        return window.scene().getRoot().lookupAll(in + " .label").stream()
                .anyMatch(label -> text.equals(((Labeled) label).getText()));
    }
}
