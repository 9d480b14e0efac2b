package loopscope.ui;

import javafx.animation.AnimationTimer;
import javafx.fxml.FXMLLoader;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The one window: puts view and model together, and beats once per pulse while it is shown. */
final class MainWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;

    /** Words change at most this often: ten times a second is as fast as one can read. */
    private static final long BETWEEN_WORDS = 100_000_000;

    private final Stage stage;
    private final WindowModel model;
    private final WindowView view;
    private final AnimationTimer pulse =
            new AnimationTimer() {
                private long told;

                @Override
                public void handle(long now) {
                    if (now - told >= BETWEEN_WORDS) {
                        told = now;
                        view.tell();
                    }
                    view.pulse();
                }
            };

    MainWindow(Stage stage, WindowModel model) {
        this.stage = stage;
        this.model = model;
        this.view = new WindowView(model);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = Math.min(WIDTH, screen.getWidth());
        double height = Math.min(HEIGHT, screen.getHeight());
        Scene scene = new Scene(load("Window.fxml", view));
        Look.follow(scene, model.darkProperty());
        view.enter(scene);
        stage.setScene(scene);
        stage.setTitle("Loopscope");
        // As large as the screen and merely placed, it could begin above it.
        stage.setMaximized(screen.getWidth() <= WIDTH && screen.getHeight() <= HEIGHT);
        stage.setX(screen.getMinX() + (screen.getWidth() - width) / 2);
        stage.setY(screen.getMinY() + (screen.getHeight() - height) / 2);
        stage.setWidth(width);
        stage.setHeight(height);
        stage.setMinWidth(Math.min(LEAST_WIDTH, width));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, height));
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
