package loopscope.ui;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

import java.time.Duration;
import java.util.List;

/** The app with its window. */
public final class App extends Application {
    private static final List<String> FIRST_MODELS = List.of("sequential", "select");
    private static final Duration CLOSING = Duration.ofMillis(1500);

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
    }

    @Override
    public void start(Stage stage) {
        // The toolkit lives on until all servers have stopped.
        Platform.setImplicitExit(false);
        WindowModel model = new WindowModel(FIRST_MODELS, Captures.ofUser());
        MainWindow window = new MainWindow(stage, model);
        stage.setOnHidden(hidden -> leave(window, model));
        window.show();
    }

    private static void leave(MainWindow window, WindowModel model) {
        window.stop();
        var unused = model.close(CLOSING).thenRun(Platform::exit);
    }
}
