package loopscope.ui;

import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import loopscope.picture.Layout;

/** What the mouse does on the picture: drag pans, a click points and selects, the wheel zooms. */
final class Pointer {
    /** Fewer pixels than this are an unsteady click. */
    private static final double DRAG = 4;

    /** A notch of a wheel is 40 of JavaFX's pixels, and a fifth closer. */
    private static final double ZOOM_PIXELS = 220;

    private final TimelineView view;
    private final WindowModel model;
    private double pressedX;
    private double lastX;
    private boolean dragging;

    Pointer(TimelineView view, WindowModel model) {
        this.view = view;
        this.model = model;
        Node sheet = view.sheet();
        sheet.setOnMousePressed(this::press);
        sheet.setOnMouseDragged(this::drag);
        sheet.setOnMouseReleased(this::release);
        sheet.setOnScroll(this::scroll);
    }

    private void press(MouseEvent event) {
        pressedX = event.getX();
        lastX = pressedX;
        dragging = false;
        view.focus();
    }

    private void drag(MouseEvent event) {
        boolean onLanes = pressedX >= Layout.HEAD && event.getButton() == MouseButton.PRIMARY;
        if (onLanes && (dragging || Math.abs(event.getX() - pressedX) >= DRAG)) {
            dragging = true;
            view.sheet().setCursor(Cursor.CLOSED_HAND);
            model.time().pan(lastX - event.getX());
            lastX = event.getX();
        }
    }

    private void release(MouseEvent event) {
        view.sheet().setCursor(Cursor.DEFAULT);
        if (dragging || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getX() >= Layout.HEAD) {
            model.time().point(event.getX() - Layout.HEAD);
        }
        select(event.getY() + view.scroll());
    }

    private void select(double y) {
        Layout layout = view.layout();
        if (layout != null) {
            layout.stages().stream()
                    .flatMap(stage -> stage.rows().stream())
                    .filter(row -> y >= row.top() && y < row.bottom())
                    .findFirst()
                    .ifPresent(row -> model.talk().select(SelectionPainter.ordinalOf(row)));
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isControlDown() || isOnRuler(event)) {
            double x = Math.max(0, event.getX() - Layout.HEAD);
            model.time().zoom(x, Math.exp(event.getDeltaY() / ZOOM_PIXELS));
        } else if (event.getDeltaX() != 0) {
            model.time().pan(-event.getDeltaX());
        } else if (view.overflows()) {
            view.scrollBy(-event.getDeltaY());
        }
    }

    private boolean isOnRuler(ScrollEvent event) {
        Layout layout = view.layout();
        return layout != null && event.getY() + view.scroll() >= layout.ruler();
    }
}
