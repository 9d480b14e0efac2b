package loopscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.stage.WindowEvent;

import loopscope.Patience;
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
