package loopscope.ui.inspector.calls;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import loopscope.trace.Event;
import loopscope.ui.base.LongList;
import loopscope.ui.base.RowScroll;
import loopscope.ui.time.SelectedEvent;
import loopscope.ui.time.TimeViewModel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The list of the calls that were found. Choosing a row selects its event, and selecting an event
 * chooses its row. At its end the list follows new calls, until the user scrolls up.
 */
final class CallsList {
    private static final double ROW = 38;

    /** The most calls that are copied at once. */
    private static final int MOST_COPIED = 10_000;

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    /** The selected event and instant that the list shows. */
    private record Told(@Nullable SelectedEvent selectedEvent, OptionalLong selectedInstant) {}

    private static final Told NOTHING = new Told(null, OptionalLong.empty());

    private final TimeViewModel time;
    private final CallsViewModel model;
    private final LongList<CallRow> list;
    private final RowScroll scroll;
    private final Label nothing = new Label();
    private CallRows rows;
    private Told told = NOTHING;

    CallsList(CallsViewModel model, TimeViewModel time) {
        this.model = model;
        this.time = time;
        this.rows = model.rows();
        this.list = new LongList<>(ROW, () -> rows.size(), place -> rows.get(place), this::pick);
        this.scroll = list.scroll();
        var control = list.control();
        control.setId("calls");
        control.getStyleClass().add("calls-list");
        control.setAccessibleText("Calls in the order in which they ended");
        control.setCellFactory(view -> new CallCell(model, scroll::first));
        control.setPlaceholder(nothing);
        control.addEventHandler(KeyEvent.KEY_PRESSED, this::copy);
        model.whenFound(this::show);
    }

    /** The list. */
    Node node() {
        return list.node();
    }

    /** Shows the selected instant, or follows new calls. */
    void refresh() {
        showInstant();
        if (scroll.isFollowing()) {
            scroll.lose(model.giveUp());
            list.show();
        }
        nothing.setText(
                model.isUnfiltered()
                        ? "No calls yet: press + Client (C)."
                        : "No call is chosen by this filter.");
    }

    private void show() {
        if (rows != model.rows()) {
            rows = model.rows();
            scroll.restart();
            told = NOTHING;
        }
        list.show();
    }

    private void pick(int place) {
        model.pick(rows.get(place));
        told = new Told(time.selectedEventProperty().get(), time.selectedInstant());
    }

    /**
     * Chooses the call of the selected event, or scrolls to the last call before the selected
     * instant.
     */
    private void showInstant() {
        Told now = new Told(time.selectedEventProperty().get(), time.selectedInstant());
        if (now.equals(told)) {
            return;
        }
        int place = model.selectedEvent();
        if (place < 0 && now.selectedEvent() != null && model.isCatchingUp()) {
            return; // it may yet be found
        }
        told = now;
        scroll.unchoose();
        scroll.follow(now.selectedInstant().isEmpty());
        if (place >= 0) {
            scroll.choose(place, false);
            scroll.reveal(place);
        } else if (!scroll.isFollowing()) {
            scroll.reveal(Math.max(0, model.placeAt(time.instant())));
        }
        list.show();
    }

    /**
     * The cells of the calls that are chosen, of all where that is none or one; not of too many.
     */
    List<List<String>> chosen() {
        return isSome() ? cells(scroll.from(), scroll.to()) : cells(0, rows.size());
    }

    /**
     * The cells of so many calls at most: of the first that are chosen or, where that is none or
     * one, that are in view.
     */
    List<List<String>> inView(int most) {
        int from = isSome() ? scroll.from() : Math.clamp(rows.size() - most, 0, scroll.first());
        int to = isSome() ? scroll.to() : rows.size();
        return cells(from, Math.min(to, from + most));
    }

    private boolean isSome() {
        return scroll.to() - scroll.from() > 1;
    }

    private List<List<String>> cells(int from, int to) {
        List<List<String>> cells = new ArrayList<>();
        for (int place = Math.max(0, from); place < to && cells.size() < MOST_COPIED; place++) {
            CallRow row = rows.get(place);
            Event event = model.event(row);
            if (event != null) {
                cells.add(CallsContent.cells(model.calls(row), event));
            }
        }
        return cells;
    }

    private void copy(KeyEvent event) {
        if (!COPY.match(event)) {
            return;
        }
        String lines =
                IntStream.range(Math.max(0, scroll.from()), scroll.to())
                        .limit(MOST_COPIED)
                        .mapToObj(place -> text(rows.get(place)))
                        .collect(Collectors.joining(System.lineSeparator()));
        if (!lines.isEmpty()) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, lines));
        }
        event.consume();
    }

    private String text(CallRow row) {
        Event event = model.event(row);
        return event == null ? "no longer kept" : CallCell.text(model.calls(row), event);
    }
}
