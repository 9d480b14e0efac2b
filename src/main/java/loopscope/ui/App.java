package loopscope.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

import loopscope.capture.Captures;
import loopscope.lesson.Lessons;
import loopscope.takeaway.runs.KeptRuns;
import loopscope.ui.appearance.Look;
import loopscope.ui.appearance.LookViewModel;
import loopscope.ui.appearance.SystemColours;
import loopscope.ui.base.Notice;
import loopscope.ui.preferences.Preferences;
import loopscope.ui.preferences.PreferencesAutosave;
import loopscope.ui.preferences.PreferencesFile;
import loopscope.ui.stages.StagesViewModel;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The JavaFX application: the window, its preferences and its end. */
public final class App extends Application {
    private static final Duration CLOSING = Duration.ofMillis(1500);

    private final PreferencesFile file = PreferencesFile.ofUser();
    private PreferencesFile.Loaded loaded =
            new PreferencesFile.Loaded(Preferences.USUAL, Notice.NONE);

    /** Called by the toolkit alone; see {@link #launch}. */
    public App() {}

    /**
     * Shows the window and blocks until it is closed; once per process.
     *
     * @param files the file of a run or of a lesson that is opened in it, or those of two runs that
     *     are compared; none for a new run
     * @return the exit code, 0
     * @throws RuntimeException if the toolkit finds no display
     */
    public static int launch(List<String> files) {
        Application.launch(App.class, files.toArray(String[]::new));
        return 0;
    }

    @Override
    public void init() {
        loaded = file.load();
    }

    @Override
    public void start(Stage stage) {
        // The toolkit runs on until all servers have stopped, see leave.
        Platform.setImplicitExit(false);
        Preferences preferences = loaded.preferences();
        LookViewModel look = new LookViewModel(SystemColours.theme());
        MainWindow window = new MainWindow(stage, look, () -> model(look), preferences);
        PreferencesAutosave remembering =
                new PreferencesAutosave(file, preferences, window::preferences);
        window.remember(remembering);
        stage.setOnHidden(hidden -> leave(window, remembering));
        window.show(Look::loadFonts);
        FirstFrame.tell();
        fallSilentAtTheEnd();
        Rehearsal.endAlone(stage);
    }

    /**
     * Silences standard error at exit. After a signal (Ctrl-C), the toolkit stops its renderer
     * first, and then reports each frame that is still asked for.
     */
    private static void fallSilentAtTheEnd() {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        // Made beforehand: the hook has to be quicker than the next frame.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.setErr(silent)));
    }

    private WindowViewModel model(LookViewModel look) {
        List<String> models = StagesViewModel.usable(loaded.preferences().models());
        WindowViewModel model =
                new WindowViewModel(
                        models, Captures.ofUser(), look, KeptRuns.ofUser().orElse(null));
        model.keptRuns().keepsProperty().set(loaded.preferences().keepsRuns());
        model.notices().show(loaded.trouble());
        model.runFiles().browseWith(getHostServices()::showDocument);
        model.documents().browseWith(getHostServices()::showDocument);
        open(model, getParameters().getRaw().stream().map(Path::of).toList());
        return model;
    }

    /** Opens runs, or begins the lesson of a file. */
    private static void open(WindowViewModel model, List<Path> files) {
        if (files.size() == 1 && Lessons.isNamed(files.getFirst().toString())) {
            model.lessonFiles().open(files.getFirst());
        } else {
            model.runFiles().open(files);
        }
    }

    private static void leave(MainWindow window, PreferencesAutosave remembering) {
        CompletableFuture<Void> saved =
                remembering
                        .close()
                        .completeOnTimeout(null, CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        var _ = CompletableFuture.allOf(window.close(CLOSING), saved).thenRun(Platform::exit);
    }
}
