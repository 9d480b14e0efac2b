package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;

import loopscope.Patience;
import loopscope.takeaway.runs.KeptRuns;
import loopscope.ui.base.Sheet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

class ClosingTest {
    @TempDir Path folder;

    @Test
    void closingLeavesNoThread() throws Exception {
        try (OpenWindow first = new OpenWindow(folder)) {
            first.addClients(1);
        }
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        OpenWindow window = new OpenWindow(folder);
        window.addClients(3);
        window.type("Hi");
        Set<Thread> ours = new HashSet<>(Thread.getAllStackTraces().keySet());
        ours.removeAll(before);
        assertThat(ours).extracting(Thread::getName).contains("loopscope-server thread");
        window.leave().get(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        OpenWindow.await("all threads to end", () -> ours.stream().noneMatch(ClosingTest::isOurs));
    }

    @Test
    void aWindowWhoseRunWouldBeLostAsksOnceAndNeverAgainWhereThatIsWanted() {
        try (OpenWindow window = new OpenWindow(folder)) {
            window.addClients(1);
            requestClose(window);
            window.user.clickOn("#sheetCancel");
            OpenWindow.await("the question to go", () -> !Sheet.isOpen(window.scene()));
            assertThat(window.stage.isShowing()).isTrue();
            assertThat(window.preferences().asksToClose()).isTrue();
            requestClose(window);
            window.user.clickOn("#neverAsk").clickOn("#sheetConfirm");
            OpenWindow.await("it to close", () -> !window.stage.isShowing());
            assertThat(window.preferences().asksToClose()).isFalse();
        }
        try (OpenWindow window = new OpenWindow(folder)) {
            requestClose(window);
            assertThat(window.stage.isShowing()).as("nobody came").isFalse();
        }
    }

    @Test
    void theQuestionSaysWhetherTheRunIsLostOrSavedUpToNow() {
        try (OpenWindow window = new OpenWindow(folder)) {
            window.addClients(1);
            requestClose(window);
            assertThat(words(window))
                    .isEqualTo("The servers stop. Your run is lost unless you save it.");
            assertThat(window.scene().lookup("#closingSave").isVisible()).isTrue();
            save(window);
            OpenWindow.await("word of it", () -> words(window).endsWith("Your run is saved."));
            assertThat(window.scene().lookup("#closingSave").isVisible()).isFalse();
            window.user.clickOn("#sheetCancel");
            window.addClients(1);
            requestClose(window);
            assertThat(words(window)).endsWith("Your run is lost unless you save it.");
            window.user.clickOn("#sheetCancel").push(KeyCode.CONTROL, KeyCode.N);
            OpenWindow.await("the next run", () -> window.upper().isServing());
            window.user.write("c");
            OpenWindow.await("A", () -> window.upper().hadClients());
            requestClose(window);
            assertThat(words(window))
                    .endsWith("Your run and the previous one are lost unless you save them.");
        }
    }

    @Test
    void theQuestionSaysWhereARunThatIsKeptByItselfIsFoundAgain() {
        KeptRuns runs = new KeptRuns(folder.resolve("runs"), KeptRuns.USUAL_BYTES);
        try (OpenWindow window = new OpenWindow(folder, runs, "sequential", "select")) {
            window.addClients(1);
            OpenWindow.await("its file", () -> !runs.list().isEmpty());
            requestClose(window);
            OpenWindow.await(
                    "word of it",
                    () ->
                            words(window)
                                    .equals(
                                            "The servers stop. Your run is kept: find it again under"
                                                    + " Recent runs, in the menu of New run."));
            assertThat(window.scene().lookup("#closingSave").isVisible()).isFalse();
        }
    }

    private void save(OpenWindow window) {
        OpenWindow.onFx(
                () -> {
                    window.model.runFiles().save(folder.resolve("mine.json.gz"));
                    return null;
                });
    }

    private static String words(OpenWindow window) {
        return window.scene().lookup("#closingWords") instanceof Label words ? words.getText() : "";
    }

    private static void requestClose(OpenWindow window) {
        OpenWindow.onFx(
                () -> {
                    Event.fireEvent(
                            window.stage,
                            new WindowEvent(window.stage, WindowEvent.WINDOW_CLOSE_REQUEST));
                    return null;
                });
    }

    /** The toolkit's and the JVM's own threads come and go as they like. */
    private static boolean isOurs(Thread thread) {
        String name = thread.getName();
        boolean theirs =
                name.startsWith("ForkJoinPool")
                        || name.startsWith("VirtualThread")
                        || name.contains("Prism")
                        || name.contains("Disposer")
                        || name.startsWith("CompletableFuture")
                        || name.startsWith("Read-Poller")
                        || name.startsWith("Write-Poller");
        return thread.isAlive() && !theirs;
    }
}
