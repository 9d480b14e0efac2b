package loopscope.bench;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** A JavaFX application with an empty window as large as ours, to compare with. */
public final class EmptyWindow extends Application {
    /** Called by the toolkit alone. */
    public EmptyWindow() {}

    /** Shows the window until the process is ended. */
    public static void main(String[] args) {
        launch(EmptyWindow.class);
    }

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 1440, 900));
        stage.show();
    }
}
