package loopscope.ui.measure;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

import loopscope.capture.Captures;
import loopscope.lab.ClientKind;
import loopscope.lab.LabClient;
import loopscope.timeline.lanes.Tally;
import loopscope.ui.MainWindow;
import loopscope.ui.WindowViewModel;
import loopscope.ui.appearance.Look;
import loopscope.ui.appearance.LookViewModel;
import loopscope.ui.appearance.SystemColours;
import loopscope.ui.preferences.Preferences;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Our window with some models, in this process, as its user sees it. Its methods are called from
 * any thread but the toolkit's, and block.
 */
final class MeasuredWindow implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    final WindowViewModel model;
    final Stage stage;
    private final MainWindow window;

    /** Opens it, and waits until its servers listen. */
    MeasuredWindow(String... models) throws IOException {
        Path captures = Path.of(System.getProperty("java.io.tmpdir", ""));
        Look.loadFonts();
        Platform.setImplicitExit(false); // more is measured after this window
        Parts parts =
                onFx(
                        () -> {
                            WindowViewModel made =
                                    new WindowViewModel(
                                            List.of(models),
                                            new Captures(() -> captures),
                                            new LookViewModel(SystemColours.theme()),
                                            null);
                            Stage shown = new Stage();
                            MainWindow window =
                                    new MainWindow(
                                            shown, made.look(), () -> made, Preferences.USUAL);
                            window.show(() -> {});
                            return new Parts(made, shown, window);
                        });
        model = parts.model();
        stage = parts.stage();
        window = parts.window();
        await(
                "all stages to listen",
                () -> model.stages().stream().allMatch(each -> each.stage() != null));
    }

    private record Parts(WindowViewModel model, Stage stage, MainWindow window) {}

    /** Adds clients to every stage, and waits until one has accepted all. */
    List<LabClient> fill(int clients) throws IOException {
        onFx(
                () -> {
                    for (int i = 0; i < clients; i++) {
                        model.talk().add(ClientKind.INTERACTIVE);
                    }
                    return true;
                });
        await(
                "all clients to be accepted",
                () -> tallies().stream().anyMatch(tally -> tally.clients() >= clients));
        return onFx(() -> List.copyOf(model.talk().clients()));
    }

    /** What each stage has counted. */
    List<Tally> tallies() {
        return model.stages().stream().map(each -> each.record().tally()).toList();
    }

    Scene scene() {
        return stage.getScene();
    }

    /** Runs on the toolkit's thread. */
    static <T> T onFx(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Exception | Error e) {
                        result.completeExceptionally(e);
                    }
                });
        return result.join();
    }

    private static void await(String what, Callable<Boolean> condition) throws IOException {
        long begin = System.nanoTime();
        while (!onFx(condition)) {
            if (System.nanoTime() - begin > LIMIT_NANOS) {
                throw new IOException("The window waited in vain for " + what + ".");
            }
            pause(LOOK_NANOS);
        }
    }

    /** Lets others work for a time. */
    static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Override
    public void close() {
        CompletableFuture<Void> closed = onFx(() -> window.close(CLOSING));
        closed.join();
        onFx(
                () -> {
                    stage.hide();
                    return true;
                });
    }
}
