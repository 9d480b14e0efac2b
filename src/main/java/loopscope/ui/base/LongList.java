package loopscope.ui.base;

import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.FocusModel;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * A list control for millions of rows, with a scroll bar over all of them; see {@link RowScroll}.
 * Confined to the JavaFX thread.
 *
 * <p>The {@link ListView} in it gets only the rows in view: it walks over all its items at each
 * layout, even if all have one height.
 */
public final class LongList<T> {
    /** Least length of the scroll bar's thumb, in pixels. */
    private static final double LEAST_GRIP = 24;

    private static final KeyCombination ALL = KeyCombination.valueOf("Shortcut+A");

    private final double rowHeight;
    private final IntSupplier size;
    private final IntFunction<T> rows;
    private final IntConsumer chosen;
    private final RowScroll scroll = new RowScroll();
    private final ListView<T> list = new Seen();
    private final ScrollBar bar = new ScrollBar();
    private final HBox node = new HBox(list, bar);
    private boolean showing;
    private double wheel;

    /**
     * @param rowHeight height of each row, in pixels
     * @param size returns how many rows there are
     * @param rows returns the row at a place, from 0
     * @param chosen called with the place that the user chose last
     */
    public LongList(double rowHeight, IntSupplier size, IntFunction<T> rows, IntConsumer chosen) {
        this.rowHeight = rowHeight;
        this.size = size;
        this.rows = rows;
        this.chosen = chosen;
        list.setFixedCellSize(rowHeight);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setFocusModel(new Focus());
        list.addEventFilter(ScrollEvent.SCROLL, this::turn);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::hear);
        list.heightProperty().addListener((value, was, is) -> Platform.runLater(this::show));
        list.getSelectionModel()
                .selectedIndexProperty()
                .addListener((value, was, is) -> selected(is.intValue()));
        HBox.setHgrow(list, Priority.ALWAYS);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setUnitIncrement(1);
        bar.valueProperty().addListener((value, was, is) -> drag(is.doubleValue()));
        bar.managedProperty().bind(bar.visibleProperty());
    }

    /** The list with its scroll bar. */
    public Node node() {
        return node;
    }

    /** The list view that has the rows in view, and the focus. */
    public ListView<T> control() {
        return list;
    }

    /** The rows in view and the rows chosen; call {@link #show} after changing it. */
    public RowScroll scroll() {
        return scroll;
    }

    /** Updates the list to the present rows. */
    public void show() {
        Insets edges = list.getInsets();
        double height = list.getHeight() - edges.getTop() - edges.getBottom();
        scroll.fit(size.getAsInt(), (int) (height / rowHeight));
        showing = true;
        List<T> seen = seen();
        if (!seen.equals(list.getItems())) {
            list.getItems().setAll(seen);
        }
        showChosen(seen.size());
        showBar();
        showing = false;
    }

    private List<T> seen() {
        int end = Math.min(size.getAsInt(), scroll.first() + scroll.room());
        return IntStream.range(scroll.first(), end).mapToObj(rows).toList();
    }

    private void showChosen(int seen) {
        var selection = list.getSelectionModel();
        int from = Math.clamp((long) scroll.from() - scroll.first(), 0, seen);
        int to = Math.clamp((long) scroll.to() - scroll.first(), from, seen);
        if (!IntStream.range(from, to).boxed().toList().equals(selection.getSelectedIndices())) {
            selection.clearSelection();
            selection.selectRange(from, to);
        }
        int lead = scroll.lead() - scroll.first();
        list.getFocusModel().focus(scroll.lead() >= 0 && lead < seen ? lead : -1);
    }

    private void showBar() {
        double part = scroll.room() / Math.max(1.0, size.getAsInt());
        double grip = LEAST_GRIP / Math.max(LEAST_GRIP, list.getHeight());
        bar.setMax(scroll.end());
        bar.setVisibleAmount(scroll.end() * Math.max(part, grip));
        bar.setBlockIncrement(scroll.page());
        bar.setValue(scroll.first());
        bar.setVisible(scroll.end() > 0);
    }

    private void drag(double value) {
        if (!showing) {
            scroll.scrollTo((int) Math.round(value));
            show();
        }
    }

    private void turn(ScrollEvent event) {
        wheel -= event.getDeltaY() / rowHeight;
        int by = (int) wheel;
        wheel -= by;
        if (by != 0) {
            scroll.scrollTo(scroll.first() + by);
            show();
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        Node at = (Node) event.getTarget();
        while (at != null && !(at instanceof ListCell<?>)) {
            at = at.getParent();
        }
        list.requestFocus();
        if (at instanceof ListCell<?> cell && !cell.isEmpty()) {
            choose(scroll.first() + cell.getIndex(), event.isShiftDown());
        }
        event.consume();
    }

    private void choose(int place, boolean extend) {
        scroll.choose(place, extend);
        show();
        chosen.accept(place);
    }

    /** Assistive technology selects in the control itself. */
    private void selected(int index) {
        if (!showing && index >= 0) {
            scroll.choose(scroll.first() + index, false);
            chosen.accept(scroll.lead());
        }
    }

    private void hear(KeyEvent event) {
        if (size.getAsInt() > 0 && move(event)) {
            show();
            chosen.accept(scroll.lead());
            event.consume();
        }
    }

    /** Moves the choice by a key; returns whether the key is one that does. */
    private boolean move(KeyEvent event) {
        boolean extend = event.isShiftDown();
        switch (event.getCode()) {
            case UP -> scroll.step(-1, extend);
            case DOWN -> scroll.step(1, extend);
            case PAGE_UP -> scroll.step(-scroll.page(), extend);
            case PAGE_DOWN -> scroll.step(scroll.page(), extend);
            case HOME -> scroll.step(-size.getAsInt(), extend);
            case END -> {
                scroll.step(size.getAsInt(), extend);
                scroll.follow(true);
            }
            default -> {
                if (!ALL.match(event)) {
                    return false;
                }
                scroll.chooseAll();
            }
        }
        return true;
    }

    /** The list view; it reports all rows to assistive technology, not only those in view. */
    private final class Seen extends ListView<T> {
        @Override
        public @Nullable Object queryAccessibleAttribute(
                AccessibleAttribute attribute, Object... parameters) {
            if (attribute == AccessibleAttribute.ITEM_COUNT) {
                return size.getAsInt();
            }
            if (attribute == AccessibleAttribute.ITEM_AT_INDEX
                    && parameters.length > 0
                    && parameters[0] instanceof Integer place) {
                return super.queryAccessibleAttribute(attribute, place - scroll.first());
            }
            return super.queryAccessibleAttribute(attribute, parameters);
        }
    }

    /**
     * Focuses the row chosen last; the list view's own model would fall back to the first in view.
     */
    private final class Focus extends FocusModel<T> {
        @Override
        protected int getItemCount() {
            return list.getItems().size();
        }

        @Override
        protected @Nullable T getModelItem(int index) {
            return index >= 0 && index < getItemCount() ? list.getItems().get(index) : null;
        }
    }
}
