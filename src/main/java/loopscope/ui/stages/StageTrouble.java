package loopscope.ui.stages;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import loopscope.lab.CannotStartException;
import loopscope.lab.Setup;
import loopscope.lab.Stage;

import java.util.List;

/** What is wrong with a stage, or worth knowing. Confined to the JavaFX thread. */
public final class StageTrouble {
    private static final String ENDED =
            "This server has ended, and its record is whole: open it again to go on.";
    private static final String PREVIOUS =
            "The previous run: its servers have ended, and its record is whole.";

    private static final String OPENED = "A run from a file, only to be looked at.";

    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper down = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper portTaken = new ReadOnlyBooleanWrapper();

    /** One sentence; empty while all is well. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Whether those words only say that the server has ended as it should. */
    public boolean isOnlyItsEnd() {
        return List.of(ENDED, PREVIOUS, OPENED).contains(words.get());
    }

    /** Why no server could be opened the last time; empty where one could. */
    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Whether the server could not be opened, or has died. */
    public ReadOnlyBooleanProperty downProperty() {
        return down.getReadOnlyProperty();
    }

    /** Whether it could not be opened and its settings name a port, so that a free one may help. */
    public ReadOnlyBooleanProperty portTakenProperty() {
        return portTaken.getReadOnlyProperty();
    }

    /** The stage was opened from a file. */
    void tellOpened() {
        words.set(OPENED);
    }

    /** A server is opened: nothing is known to be wrong. */
    void clear() {
        refusal.set("");
        words.set("");
        down.set(false);
        portTaken.set(false);
    }

    /**
     * A server could not be opened.
     *
     * @param other whether the one before is there still
     */
    void refuse(Exception why, Setup setup, boolean other) {
        refusal.set(
                why instanceof CannotStartException
                        ? String.valueOf(why.getMessage())
                        : "The stage could not be opened (" + why + "): choose another model.");
        portTaken.set(setup.port() != 0);
        if (!other) {
            words.set(refusal.get());
            down.set(true);
        }
    }

    /**
     * Looks at the server that is there.
     *
     * @param past whether its run has ended
     */
    void refresh(Stage here, boolean past) {
        String failure = here.failure();
        List<String> notices = here.notices();
        String notice = notices.isEmpty() ? "" : notices.getLast();
        String other = past ? PREVIOUS : here.isStopped() ? ENDED : notice;
        words.set(failure != null ? failure : refusal.get().isEmpty() ? other : refusal.get());
        down.set(!past && (failure != null || here.isStopped()));
    }
}
