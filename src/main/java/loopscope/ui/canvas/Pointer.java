package loopscope.ui.canvas;

import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import loopscope.picture.StripPainter;
import loopscope.picture.layout.Flags;
import loopscope.picture.layout.Layout;
import loopscope.picture.layout.Notes;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.ClientLane;
import loopscope.ui.time.TimeViewModel;

/**
 * Handles the mouse on the picture. A drag measures a range; with Shift or the middle button it
 * pans. A click selects an instant and chooses a lane. The wheel scrolls lanes; with Ctrl, or on
 * the ruler, it zooms; sideways it pans.
 */
public final class Pointer {
    /** Pixels from which on a press is a drag; less is an unsteady click. */
    private static final double DRAG = 4;

    /** Wheel pixels for a zoom by e: a notch, which is 40 of JavaFX's pixels, zooms by a fifth. */
    private static final double ZOOM_PIXELS = 220;

    private static final double NOTCH = 40;

    /** Rows scrolled by a notch. */
    private static final double ROWS = 3;

    private enum Drag {
        NONE,
        MEASURES,
        PANS,
        MOVES_WINDOW
    }

    private final TimelineView view;
    private final TimeViewModel time;
    private final NotesViewModel notes;
    private final EventNavigator navigator;
    private final LaneScroll lanes;
    private final LaneMenu laneMenu;
    private final FlagMenu flagMenu;
    private double pressedX;
    private double lastX;
    private long pressedTime;
    private Drag pressed = Drag.NONE;
    private boolean dragging;

    /** The part of a row by which the wheel was turned and nothing has scrolled yet. */
    private double scrolled;

    public Pointer(
            TimelineView view,
            TimeViewModel time,
            NotesViewModel notes,
            EventNavigator navigator,
            LaneScroll lanes,
            LaneMenu laneMenu) {
        this.view = view;
        this.time = time;
        this.notes = notes;
        this.navigator = navigator;
        this.lanes = lanes;
        this.laneMenu = laneMenu;
        this.flagMenu = new FlagMenu(notes);
        Node sheet = view.sheet();
        sheet.setOnMousePressed(this::press);
        sheet.setOnMouseDragged(this::drag);
        sheet.setOnMouseReleased(this::release);
        sheet.setOnScroll(this::scroll);
    }

    private void press(MouseEvent event) {
        flagMenu.hide();
        pressedX = event.getX();
        lastX = pressedX;
        dragging = false;
        pressed = meant(event);
        pressedTime = time.timeAt(pressedX - Layout.HEAD);
        if (pressed == Drag.MOVES_WINDOW) {
            takeWindow();
        }
        view.focus();
    }

    private Drag meant(MouseEvent event) {
        boolean primary = event.getButton() == MouseButton.PRIMARY;
        boolean middle = event.getButton() == MouseButton.MIDDLE;
        if (event.getX() < Layout.HEAD || !(primary || middle)) {
            return Drag.NONE;
        }
        if (isOnStrip(event.getY())) {
            return Drag.MOVES_WINDOW;
        }
        return middle || event.isShiftDown() ? Drag.PANS : Drag.MEASURES;
    }

    private void drag(MouseEvent event) {
        dragging |= Math.abs(event.getX() - pressedX) >= DRAG;
        if (!dragging) {
            return;
        }
        double moved = event.getX() - lastX;
        lastX = event.getX();
        switch (pressed) {
            case MEASURES -> {
                time.pause();
                notes.measure(pressedTime, time.timeAt(inside(event.getX())));
            }
            case PANS -> {
                view.sheet().setCursor(Cursor.CLOSED_HAND);
                time.pan(-moved);
            }
            case MOVES_WINDOW -> {
                view.sheet().setCursor(Cursor.H_RESIZE);
                moveWindow(moved);
            }
            case NONE -> {
                // pressed elsewhere
            }
        }
    }

    private double inside(double x) {
        return Math.clamp(x - Layout.HEAD, 0, time.laneWidth());
    }

    private Viewport strip() {
        return StripPainter.whole(time.whole(), time.laneWidth());
    }

    /** Centres the view at a press on the strip, unless the press is on the part in view. */
    private void takeWindow() {
        double pressedAt = strip().time(pressedX - Layout.HEAD);
        if (!time.view().shows(pressedAt)) {
            time.centre(pressedAt);
        }
    }

    private void moveWindow(double pixels) {
        var seen = time.view();
        double middle = (seen.from() + seen.to()) / 2;
        time.centre(middle + pixels * strip().nanosPerPixel());
    }

    private void release(MouseEvent event) {
        view.sheet().setCursor(Cursor.DEFAULT);
        Notes.Flag flag = flagAt(event.getX(), event.getY());
        if (event.getButton() == MouseButton.SECONDARY) {
            menu(event);
        }
        boolean clicked = !dragging && event.getButton() == MouseButton.PRIMARY;
        if (!clicked || pressed == Drag.MOVES_WINDOW) {
            return;
        }
        if (flag != null) {
            time.pointAt(flag.time());
        } else if (event.getX() >= Layout.HEAD) {
            time.point(event.getX() - Layout.HEAD);
        }
        choose(event.getY() + view.scroll());
        if (event.getX() < Layout.HEAD && event.getClickCount() == 2) {
            rename(event.getY() + view.scroll());
        }
    }

    private Notes.@org.jspecify.annotations.Nullable Flag flagAt(double x, double fromTop) {
        Layout layout = view.layout();
        double y = fromTop + view.scroll();
        boolean onRuler =
                layout != null && y >= layout.ruler() && y < layout.ruler() + Layout.RULER;
        return onRuler ? Flags.at(notes.flags(), time.view(), x) : null;
    }

    private void choose(double y) {
        Layout layout = view.layout();
        if (layout == null) {
            return;
        }
        for (int stage = 0; stage < layout.stages().size(); stage++) {
            for (Layout.Row row : layout.stages().get(stage).rows()) {
                if (y >= row.top() && y < row.bottom()) {
                    navigator.choose(stage, row);
                }
            }
        }
    }

    private void rename(double y) {
        Layout layout = view.layout();
        Layout.Row row = layout == null ? null : layout.rowAt(y);
        ClientLane lane = row == null ? null : row.client();
        if (lane != null) {
            laneMenu.rename(lane);
        }
    }

    private void menu(MouseEvent event) {
        Notes.Flag flag = flagAt(event.getX(), event.getY());
        if (flag != null) {
            flagMenu.show(view.sheet(), flag, event.getScreenX(), event.getScreenY());
            return;
        }
        Layout layout = view.layout();
        double y = event.getY() + view.scroll();
        Layout.Row row = layout == null ? null : layout.rowAt(y);
        choose(y);
        laneMenu.show(view.sheet(), row, event.getScreenX(), event.getScreenY());
    }

    private void scroll(ScrollEvent event) {
        if (event.isControlDown() || isOnRuler(event)) {
            double x = Math.max(0, event.getX() - Layout.HEAD);
            time.zoom(x, Math.exp(event.getDeltaY() / ZOOM_PIXELS));
        } else if (event.getDeltaX() != 0) {
            time.pan(-event.getDeltaX());
        } else if (!scrollLanes(event) && view.overflows()) {
            view.scrollBy(-event.getDeltaY());
        }
    }

    /**
     * Scrolls the lanes under the pointer; returns whether there are more of them than are shown.
     */
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
            lanes.byThreads(layout.stages().indexOf(rows), by);
        } else {
            lanes.byClients(rows, by);
        }
        return true;
    }

    private boolean isOnStrip(double y) {
        Layout layout = view.layout();
        double at = y + view.scroll();
        return layout != null && at >= layout.strip() && at < layout.bottom();
    }

    private boolean isOnRuler(ScrollEvent event) {
        Layout layout = view.layout();
        return layout != null && event.getY() + view.scroll() >= layout.ruler();
    }
}
