package loopscope.ui;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The app with its window. */
public final class App extends Application {
    private static final Duration CLOSING = Duration.ofMillis(1500);

    private final PreferencesFile file = PreferencesFile.ofUser();
    private PreferencesFile.Loaded loaded =
            new PreferencesFile.Loaded(Preferences.USUAL, Notice.NONE);

    /** For the toolkit alone; see {@link #launch()}. */
    public App() {}

    /**
     * Shows the window and returns when it was closed; once per process.
     *
     * @return the exit code, 0
     * @throws RuntimeException where the toolkit finds no display
     */
    public static int launch() {
        Application.launch(App.class);
        return 0;
    }

    @Override
    public void init() {
        Look.loadFonts();
        loaded = file.load();
    }

    @Override
    public void start(Stage stage) {
        // The toolkit lives on until all servers have stopped.
        Platform.setImplicitExit(false);
        Preferences preferences = loaded.preferences();
        WindowModel model = new WindowModel(preferences.models(), Captures.ofUser());
        MainWindow window = new MainWindow(stage, model, preferences);
        Remembering remembering =
                new Remembering(file, preferences, window::preferences, model.captures()::tell);
        window.remember(remembering);
        model.captures().tell(loaded.trouble());
        stage.setOnHidden(hidden -> leave(window, remembering, model));
        window.show();
    }

    private static void leave(MainWindow window, Remembering remembering, WindowModel model) {
        window.stop();
        CompletableFuture<Void> saved =
                remembering
                        .close()
                        .completeOnTimeout(null, CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        var unused = model.close(CLOSING).thenCombine(saved, (a, b) -> a).thenRun(Platform::exit);
    }
}
