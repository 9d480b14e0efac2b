package loopscope.ui.canvas;

import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import loopscope.picture.Frame;
import loopscope.picture.layout.Layout;
import loopscope.timeline.axis.Axis;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.words.Card;
import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** A card near the pointer, never under it, that describes what the pointer is on. */
public final class HoverCard {
    /** How far the pointer may be from a mark of least width, in pixels. */
    private static final double NEAR = 2;

    private static final double APART = 18;
    private static final double WIDTH = 330;

    private final Pane pane;
    private final TimelineView view;
    private final TimeViewModel time;
    private final VBox box = new VBox();
    private @Nullable Card shown;

    /**
     * Shows cards on a pane.
     *
     * @param view the picture in that pane
     */
    public HoverCard(Pane pane, TimelineView view, TimeViewModel time) {
        this.pane = pane;
        this.view = view;
        this.time = time;
        box.setId("card");
        box.getStyleClass().add("card");
        box.setManaged(false);
        box.setMouseTransparent(true);
        box.setVisible(false);
        pane.getChildren().add(box);
        view.sheet().setOnMouseMoved(this::point);
        view.sheet().setOnMouseExited(event -> box.setVisible(false));
        view.sheet().addEventHandler(MouseEvent.MOUSE_PRESSED, event -> box.setVisible(false));
    }

    private void point(MouseEvent event) {
        Card card = card(event.getX(), event.getY() + view.scroll());
        box.setVisible(card != null);
        if (card != null) {
            fill(card);
            place(event.getX(), event.getY());
        }
    }

    private @Nullable Card card(double x, double y) {
        Frame frame = view.frame();
        if (frame == null) {
            return null;
        }
        Frame.Chip chip = frame.chipAt(x, y);
        for (Layout.StageRows stage : frame.layout().stages()) {
            Lanes lanes = stage.stage().lanes();
            for (Layout.Row row : stage.rows()) {
                if (y >= row.top() && y < row.bottom()) {
                    return chip != null && row.client() != null
                            ? Card.message(lanes, chip.client(), chip.said(), time.shown())
                            : card(lanes, row, x - Layout.HEAD);
                }
            }
        }
        return null;
    }

    private @Nullable Card card(Lanes lanes, Layout.Row row, double x) {
        Axis axis = time.view();
        long now = time.shown();
        if (row.client() != null) {
            long at = x < 0 ? time.instant() : (long) axis.time(x);
            return Card.of(lanes, row.client(), at, now);
        }
        return x < 0 ? null : thread(lanes, row, x, axis, now);
    }

    private static @Nullable Card thread(
            Lanes lanes, Layout.Row row, double x, Axis axis, long now) {
        long time = (long) axis.time(x);
        double room = axis.after(time) - axis.x(time);
        double part = (x - axis.x(time)) / room;
        if (room > 0 && part >= 0 && part < 1) {
            return row.threads().stream()
                    .map(thread -> Card.instant(lanes, thread, time, part, now))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        // First exactly at the pointer: at the edge of a long wait, the wait is meant.
        for (double reach : new double[] {0, NEAR}) {
            long from = (long) axis.time(x - reach);
            long to = (long) axis.time(x + reach);
            for (ThreadLane thread : row.threads()) {
                Card found = Card.of(lanes, thread, from, to, now);
                if (found != null && thread.began() <= to && from <= thread.ended()) {
                    return found;
                }
            }
        }
        return null;
    }

    private void fill(Card card) {
        if (card.equals(shown)) {
            return;
        }
        shown = card;
        box.getChildren().clear();
        add(card.title(), "card-title");
        card.lines().forEach(line -> add(line, "card-line"));
        if (!card.why().isEmpty()) {
            add(card.why(), "card-why");
        }
    }

    private void add(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        box.getChildren().add(label);
    }

    /**
     * Places the card below the pointer and to its right, or on the other side where there is no
     * room.
     */
    private void place(double x, double y) {
        box.applyCss();
        double width = Math.min(WIDTH, box.prefWidth(-1));
        double height = box.prefHeight(width);
        double left = x + APART + width <= pane.getWidth() ? x + APART : x - APART - width;
        double top = y + APART + height <= pane.getHeight() ? y + APART : y - APART - height;
        box.resizeRelocate(Math.max(0, left), Math.max(0, top), width, height);
    }
}
