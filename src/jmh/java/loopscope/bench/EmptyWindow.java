package loopscope.bench;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * What any JavaFX application takes to show itself: a window as large as ours, with nothing in it.
 */
public final class EmptyWindow extends Application {
    /** For the toolkit alone. */
    public EmptyWindow() {}

    /** Shows it until the process is ended. */
    public static void main(String[] args) {
        launch(EmptyWindow.class);
    }

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 1440, 900));
        stage.show();
    }
}
