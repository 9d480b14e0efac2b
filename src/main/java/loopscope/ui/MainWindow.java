package loopscope.ui;

import javafx.animation.AnimationTimer;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The one window: puts view and model together, and beats once per pulse while it is shown. */
final class MainWindow {
    /** Words change at most this often: ten times a second is as fast as one can read. */
    private static final long BETWEEN_WORDS = 100_000_000;

    private final Stage stage;
    private final WindowModel model;
    private final WindowView view;
    private final OnScreen onScreen;
    private @Nullable Remembering remembering;
    private final AnimationTimer pulse =
            new AnimationTimer() {
                private long told;

                @Override
                public void handle(long now) {
                    if (now - told >= BETWEEN_WORDS) {
                        told = now;
                        view.tell();
                        remember(now);
                    }
                    view.pulse();
                }
            };

    MainWindow(Stage stage, WindowModel model, Preferences preferences) {
        this.stage = stage;
        this.model = model;
        LookModel look = model.look();
        look.coloursProperty().set(preferences.colours());
        look.setSize(preferences.size());
        this.view = new WindowView(model, preferences);
        Enlarged root = new Enlarged(load("Window.fxml", view));
        Scene scene = new Scene(root);
        Look.follow(scene, root, look);
        view.enter(scene);
        stage.setScene(scene);
        stage.setTitle("Loopscope");
        onScreen = new OnScreen(stage, look, preferences.place());
    }

    /** Remembers from now on what is chosen. */
    void remember(Remembering choices) {
        remembering = choices;
    }

    private void remember(long now) {
        if (remembering != null) {
            remembering.pulse(now);
        }
    }

    /** What is to be remembered now. */
    Preferences preferences() {
        return view.preferences(onScreen.place());
    }

    /** Opens the stages and shows the window. */
    void show() {
        model.open();
        stage.show();
        view.focus();
        pulse.start();
    }

    /** Draws no more. */
    void stop() {
        pulse.stop();
    }

    /** What a file of this package describes, bound by its controllers. */
    static Parent load(String name, Object controller) {
        FXMLLoader loader =
                new FXMLLoader(Objects.requireNonNull(MainWindow.class.getResource(name)));
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
