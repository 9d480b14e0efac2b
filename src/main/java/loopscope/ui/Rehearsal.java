package loopscope.ui;

import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Closes the window by itself, where the system property {@code loopscope.rehearsal} says after how
 * many seconds: the build of the installer so learns what a start loads.
 */
final class Rehearsal {
    private static final String SECONDS = "loopscope.rehearsal";

    private Rehearsal() {}

    /** Closes the window some time after it is shown, if that was asked for. */
    static void endAlone(Stage stage) {
        int seconds = Integer.getInteger(SECONDS, 0);
        if (seconds > 0) {
            PauseTransition pause = new PauseTransition(Duration.seconds(seconds));
            pause.setOnFinished(over -> stage.hide());
            pause.play();
        }
    }
}
