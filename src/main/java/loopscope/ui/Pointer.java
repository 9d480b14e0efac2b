package loopscope.ui;

import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import loopscope.picture.Layout;
import loopscope.timeline.ClientLane;

/** What the mouse does on the picture: drag pans, a click points and selects, the wheel zooms. */
final class Pointer {
    /** Fewer pixels than this are an unsteady click. */
    private static final double DRAG = 4;

    /** A notch of a wheel is 40 of JavaFX's pixels, and a fifth closer. */
    private static final double ZOOM_PIXELS = 220;

    private static final double NOTCH = 40;

    /** So many rows are passed at a notch. */
    private static final double ROWS = 3;

    private final TimelineView view;
    private final WindowModel model;
    private final LaneMenu menu;
    private double pressedX;
    private double lastX;
    private boolean dragging;

    /** What was turned of the wheel and is not a whole row yet. */
    private double scrolled;

    Pointer(TimelineView view, WindowModel model, LaneMenu menu) {
        this.view = view;
        this.model = model;
        this.menu = menu;
        Canvas canvas = view.canvas();
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseReleased(this::release);
        canvas.setOnScroll(this::scroll);
        canvas.setOnContextMenuRequested(this::menu);
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
            view.canvas().setCursor(Cursor.CLOSED_HAND);
            model.time().pan(lastX - event.getX());
            lastX = event.getX();
        }
    }

    private void release(MouseEvent event) {
        view.canvas().setCursor(Cursor.DEFAULT);
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
        Layout.Row row = layout == null ? null : layout.rowAt(y);
        ClientLane lane = row == null ? null : row.client();
        if (lane != null) {
            model.talk().select(lane.connection());
        }
    }

    private void menu(ContextMenuEvent event) {
        Layout layout = view.layout();
        double y = event.getY() + view.scroll();
        Layout.Row row = layout == null ? null : layout.rowAt(y);
        menu.show(view.canvas(), row, event.getScreenX(), event.getScreenY());
    }

    private void scroll(ScrollEvent event) {
        if (event.isControlDown() || isOnRuler(event)) {
            double x = Math.max(0, event.getX() - Layout.HEAD);
            model.time().zoom(x, Math.exp(event.getDeltaY() / ZOOM_PIXELS));
        } else if (event.getDeltaX() != 0) {
            model.time().pan(-event.getDeltaX());
        } else if (!scrollLanes(event) && view.overflows()) {
            view.scrollBy(-event.getDeltaY());
        }
    }

    /** Scrolls the lanes under the pointer; whether there are more of them than are shown. */
    private boolean scrollLanes(ScrollEvent event) {
        Layout layout = view.layout();
        double y = event.getY() + view.scroll();
        Layout.StageRows rows = layout == null ? null : layout.stageAt(y);
        if (layout == null || rows == null) {
            return false;
        }
        boolean threads = y < rows.threads().end() && rows.threads().overflows();
        if (!threads && !rows.clients().overflows()) {
            return false;
        }
        scrolled -= event.getDeltaY() / NOTCH * ROWS;
        int by = (int) scrolled;
        scrolled -= by;
        if (threads) {
            int place = layout.stages().indexOf(rows);
            model.stages().get(place).setFirstThread(rows.threads().first() + by);
        } else {
            model.scroll().byClients(rows, by);
        }
        return true;
    }

    private boolean isOnRuler(ScrollEvent event) {
        Layout layout = view.layout();
        return layout != null && event.getY() + view.scroll() >= layout.ruler();
    }
}
