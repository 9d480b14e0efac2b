package loopscope.ui;

import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import loopscope.trace.Event;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The calls that were found, row by row: whoever selects one speaks of it, and the one that is
 * spoken of is selected. At its end the list follows what happens, until somebody scrolls up.
 */
final class CallsList {
    private static final double ROW = 38;

    /** More lines than this are no quotation. */
    private static final int MOST_COPIED = 10_000;

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    /** The moment that the list shows. */
    private record Told(@Nullable Picked picked, OptionalLong cursor) {}

    private final TimeModel time;
    private final CallsModel model;
    private final ListView<CallRow> list = new ListView<>();
    private final Label nothing = new Label();
    private boolean following = true;
    private Told told = new Told(null, OptionalLong.empty());
    private boolean moving;

    CallsList(CallsModel model, TimeModel time) {
        this.model = model;
        this.time = time;
        list.setId("calls");
        list.getStyleClass().add("calls-list");
        list.setFixedCellSize(ROW);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setAccessibleText("Calls in the order in which they ended");
        list.setCellFactory(view -> new CallCell(model));
        list.setPlaceholder(nothing);
        list.addEventHandler(ScrollEvent.SCROLL, scroll -> scrolled());
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, drag -> Platform.runLater(this::scrolled));
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, click -> Platform.runLater(this::scrolled));
        model.rowsProperty().addListener((value, was, is) -> take(is));
        list.getSelectionModel().selectedItemProperty().addListener((value, was, is) -> pick(is));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::copyOrEnd);
    }

    /** What is shown. */
    ListView<CallRow> node() {
        return list;
    }

    /** Follows, or shows the moment that is spoken of. */
    void tell() {
        showMoment();
        if (following) {
            model.giveUp();
            list.scrollTo(list.getItems().size() - 1);
        }
        nothing.setText(
                model.isUnfiltered()
                        ? "No calls yet: press + Client (C)."
                        : "No call is chosen by this filter.");
    }

    private void take(CallRows rows) {
        moving = true;
        list.setItems(rows);
        moving = false;
        following = true;
        told = new Told(null, OptionalLong.empty());
    }

    private void pick(@Nullable CallRow row) {
        if (row != null && !moving) {
            following = false;
            model.pick(row);
            told = new Told(time.pickedProperty().get(), time.cursor());
        }
    }

    /** Selects the call that is spoken of, or shows what had happened by the moment. */
    private void showMoment() {
        Told now = new Told(time.pickedProperty().get(), time.cursor());
        if (now.equals(told)) {
            return;
        }
        int place = model.picked();
        if (place < 0 && now.picked() != null && model.searchingProperty().get()) {
            return; // it may yet be found
        }
        told = now;
        following = now.cursor().isEmpty();
        moving = true;
        list.getSelectionModel().clearSelection();
        if (place >= 0) {
            list.getSelectionModel().select(place);
            reveal(place);
        } else if (!following) {
            reveal(model.placeAt(time.moment()));
        }
        moving = false;
    }

    private void reveal(int place) {
        int rows = (int) (list.getHeight() / ROW);
        list.scrollTo(Math.max(0, place - rows / 2));
    }

    private void copyOrEnd(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if (event.getCode() == KeyCode.END) {
            following = true;
        }
    }

    private void copy() {
        String lines =
                List.copyOf(list.getSelectionModel().getSelectedItems()).stream()
                        .limit(MOST_COPIED)
                        .map(this::text)
                        .collect(Collectors.joining(System.lineSeparator()));
        if (!lines.isEmpty()) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, lines));
        }
    }

    private String text(CallRow row) {
        Event event = model.event(row);
        return event == null ? "let go" : CallCell.text(model.calls(row), event);
    }

    /** Whoever scrolls up reads; whoever scrolls down to the end follows again. */
    private void scrolled() {
        following = isAtEnd();
    }

    private boolean isAtEnd() {
        return !(list.lookup(".scroll-bar:vertical") instanceof ScrollBar bar)
                || !bar.isVisible()
                || bar.getValue() >= bar.getMax() - 1e-9;
    }
}
