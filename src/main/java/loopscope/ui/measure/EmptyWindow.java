package loopscope.ui.measure;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import loopscope.ui.FirstFrame;

/**
 * A JavaFX application with an empty window as large as ours, to compare with; started by {@link
 * StartMeasurement}.
 */
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
        stage.setOnHidden(hidden -> Platform.exit());
        stage.show();
        FirstFrame.tell();
    }
}
