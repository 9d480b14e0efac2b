package loopscope.ui;

import loopscope.capture.Captures;
import loopscope.picture.FxThread;
import loopscope.ui.appearance.LookViewModel;
import loopscope.ui.appearance.SystemColours;
import loopscope.ui.stages.StageViewModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A test of a window's view model, of one stage that listens; no window is opened. */
public abstract class ModelCase {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir public Path folder;
    public WindowViewModel model;

    @BeforeEach
    protected void openStage() {
        FxThread.start();
        model =
                OpenWindow.onFx(
                        () ->
                                new WindowViewModel(
                                        List.of("sequential"),
                                        new Captures(() -> folder),
                                        new LookViewModel(SystemColours.theme())));
        onFx(() -> model.stagesViewModel().open());
        awaitServer();
    }

    @AfterEach
    protected void closeModel() {
        OpenWindow.onFx(() -> model.close(LIMIT)).join();
    }

    /** Waits until the server of the stage that is shown listens. */
    public void awaitServer() {
        OpenWindow.await("its server", () -> stage().isServing());
    }

    public StageViewModel stage() {
        return model.stages().getFirst();
    }

    public String notice() {
        return OpenWindow.onFx(() -> model.notices().latestProperty().get().text());
    }

    public static void onFx(Runnable work) {
        OpenWindow.onFx(
                () -> {
                    work.run();
                    return true;
                });
    }
}
