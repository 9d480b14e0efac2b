package loopscope.ui;

import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

/**
 * Shares the width between picture and inspector. The inspector is shown while there is room for
 * both and nobody presents, unless the user shows or hides it. It has a fixed share of the width
 * until the user drags the divider.
 */
final class SideBySide {
    /** In a narrower window, in pixels, the picture gets the whole width. */
    private static final double ROOM_FOR_BOTH = 960;

    /** The inspector's part of the width; least and most in pixels. */
    private static final double SHARE = 0.27;

    private static final double LEAST = 310;
    private static final double MOST = 520;

    private static final String DIVIDER = "split-pane-divider";

    private final SplitPane split;
    private final Node inspector;
    private final ObservableBooleanValue presenting;
    private double dragged;
    private boolean roomy = true;
    private @Nullable Boolean wanted;

    /**
     * Adds the inspector.
     *
     * @param dragged the picture's part of the width, from 0 to 1, if the user has dragged the
     *     divider; else 0
     */
    SideBySide(SplitPane split, Node inspector, ObservableBooleanValue presenting, double dragged) {
        this.split = split;
        this.inspector = inspector;
        this.presenting = presenting;
        this.dragged = dragged;
        SplitPane.setResizableWithParent(inspector, false);
        split.widthProperty().addListener((value, was, is) -> fit(is.doubleValue()));
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, this::noteDrag);
        presenting.addListener((value, was, is) -> forget());
        update();
    }

    /** The picture's part of the width if the user has dragged the divider; else 0. */
    double dragged() {
        return dragged;
    }

    /** Shows or hides the inspector. */
    void toggle() {
        wanted = !isShown();
        update();
    }

    /** Shows the inspector, however little room there is. */
    void show() {
        wanted = true;
        update();
    }

    private boolean isShown() {
        return split.getItems().contains(inspector);
    }

    private void noteDrag(MouseEvent event) {
        if (event.getTarget() instanceof Node on
                && on.getStyleClass().contains(DIVIDER)
                && isShown()) {
            dragged = split.getDividerPositions()[0];
        }
    }

    private void fit(double width) {
        boolean roomyNow = width >= ROOM_FOR_BOTH;
        if (width > 0 && roomyNow != roomy) {
            roomy = roomyNow;
            forget();
        }
        // After the layout for the new width, which keeps the inspector as wide as it was.
        Platform.runLater(this::divide);
    }

    private void divide() {
        double width = split.getWidth();
        if (isShown() && width > 0) {
            split.setDividerPositions(
                    dragged > 0 ? dragged : 1 - Math.clamp(SHARE * width, LEAST, MOST) / width);
        }
    }

    private void forget() {
        wanted = null;
        update();
    }

    private void update() {
        boolean shown = wanted != null ? wanted : roomy && !presenting.get();
        if (shown && !isShown()) {
            split.getItems().add(inspector);
            divide();
        } else if (!shown && isShown()) {
            split.getItems().remove(inspector);
        }
    }
}
