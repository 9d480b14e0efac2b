package loopscope.ui;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

import org.jspecify.annotations.Nullable;

/**
 * Picture and inspector share the width: the inspector is there while there is room for both, and
 * nobody presents, unless the user wants it otherwise.
 */
final class SideBySide {
    /** Narrower than this, the picture needs all there is. */
    private static final double ROOM_FOR_BOTH = 960;

    private final SplitPane split;
    private final Node inspector;
    private final ObservableBooleanValue presenting;
    private double divider;
    private boolean roomy = true;
    private @Nullable Boolean wanted;

    /**
     * Adds the inspector.
     *
     * @param divider the picture's part of the width, from 0 to 1
     */
    SideBySide(SplitPane split, Node inspector, ObservableBooleanValue presenting, double divider) {
        this.split = split;
        this.inspector = inspector;
        this.presenting = presenting;
        this.divider = divider;
        SplitPane.setResizableWithParent(inspector, false);
        split.widthProperty().addListener((value, was, is) -> fit(is.doubleValue()));
        presenting.addListener((value, was, is) -> forget());
        update();
    }

    /** The picture's part of the width while both are seen. */
    double divider() {
        return isShown() ? split.getDividerPositions()[0] : divider;
    }

    /** Shows the inspector, or hides it. */
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

    private void fit(double width) {
        boolean roomyNow = width >= ROOM_FOR_BOTH;
        if (width > 0 && roomyNow != roomy) {
            roomy = roomyNow;
            forget();
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
            split.setDividerPositions(divider);
        } else if (!shown && isShown()) {
            divider = divider();
            split.getItems().remove(inspector);
        }
    }
}
