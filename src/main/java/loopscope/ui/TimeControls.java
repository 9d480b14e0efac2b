package loopscope.ui;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;

import loopscope.ui.time.TimeViewModel;

/**
 * The controls that say which stretch of time is seen, and on which axis. Confined to the JavaFX
 * thread.
 */
final class TimeControls {
    private final TimeViewModel time;
    private final Button live;
    private final Region sign;
    private final ToggleButton fit;
    private final ToggleButton linear;
    private final ToggleButton ordered;
    private final ObservableBooleanValue roomy;

    /**
     * Keeps controls up with the time that is seen.
     *
     * @param live says whether the view is live, and what a click does
     * @param sign the same as a sign on it
     * @param fit chosen where the whole run is seen
     * @param linear chosen where the axis is that of time
     * @param ordered chosen where it is that of events
     * @param roomy whether there is room for longer words
     */
    TimeControls(
            TimeViewModel time,
            Button live,
            Region sign,
            ToggleButton fit,
            ToggleButton linear,
            ToggleButton ordered,
            ObservableBooleanValue roomy) {
        this.time = time;
        this.live = live;
        this.sign = sign;
        this.fit = fit;
        this.linear = linear;
        this.ordered = ordered;
        this.roomy = roomy;
        time.textProperty().addListener((value, before, now) -> refreshLive());
        time.eventOrderProperty().addListener((value, was, is) -> refreshAxis());
        roomy.addListener((value, was, is) -> refreshLive());
        time.fittedProperty().addListener((value, was, is) -> refreshFit());
        refreshLive();
        refreshFit();
        refreshAxis();
    }

    /** Chooses the button of the whole run where it is seen, whatever a click has chosen. */
    void refreshFit() {
        fit.setSelected(time.fittedProperty().get());
    }

    /** Chooses the button of the axis that is seen, also where a click has chosen neither. */
    void refreshAxis() {
        linear.setSelected(!time.eventOrderProperty().get());
        ordered.setSelected(time.eventOrderProperty().get());
    }

    private void refreshLive() {
        String text = time.textProperty().get();
        boolean pauses = time.isLive() || time.isReplaying();
        boolean ended = time.isAtEnd();
        String act = pauses ? "Pauses the view; recording goes on" : "Goes back to live";
        live.setText(ended || !(roomy.get() || time.isLive()) ? text : text + act(pauses));
        live.setAccessibleText(ended ? text : text + ". " + act + ".");
        live.getTooltip().setText(act + " (Space)");
        live.setDisable(ended);
        sign.getStyleClass().setAll("icon", signStyle());
        live.getStyleClass().removeAll("paused");
        if (!time.isLive()) {
            live.getStyleClass().add("paused");
        }
    }

    private static String act(boolean pauses) {
        return pauses ? ": pause" : ": go live";
    }

    private String signStyle() {
        return time.isLive() ? "live-sign" : time.mark().isEmpty() ? "pause-sign" : "replay-sign";
    }
}
