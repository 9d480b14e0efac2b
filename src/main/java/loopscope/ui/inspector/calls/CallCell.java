package loopscope.ui.inspector.calls;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import loopscope.timeline.Units;
import loopscope.timeline.calls.CallLine;
import loopscope.trace.Event;
import loopscope.trace.Role;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * A list cell with a call in two lines: what a call tracer prints, and when and on which thread of
 * which stage.
 */
final class CallCell extends ListCell<CallRow> {
    /** An outcome of fewer characters is always shown whole; the call before it is cut instead. */
    private static final int BRIEF = 40;

    /** A call of more characters also gets a tooltip. */
    private static final int LONG = 40;

    private final CallsViewModel model;
    private final IntSupplier first;
    private final Label line = new Label();
    private final Label outcome = new Label();
    private final Label where = new Label();
    private final VBox lines = new VBox(new HBox(line, outcome), where);
    private final Tooltip whole = new Tooltip();

    /**
     * @param first returns the place of the first row in view, from 0
     */
    CallCell(CallsViewModel model, IntSupplier first) {
        this.model = model;
        this.first = first;
        getStyleClass().add("call-cell");
        line.getStyleClass().add("call-line");
        outcome.getStyleClass().add("call-line");
        where.getStyleClass().add("call-where");
        lines.getStyleClass().add("call-lines");
        whole.setWrapText(true);
        whole.setMaxWidth(560);
        setPrefWidth(0); // as wide as the list, however long the line
    }

    @Override
    protected void updateItem(@Nullable CallRow row, boolean empty) {
        super.updateItem(row, empty);
        Event event = row == null || empty ? null : model.event(row);
        if (row == null || empty) {
            clear("");
        } else if (event == null) {
            clear("no longer kept: the record has the latest calls only");
        } else {
            write(model.calls(row), event);
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.INDEX
                ? Integer.valueOf(first.getAsInt() + getIndex())
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private void clear(String text) {
        setText(text);
        setGraphic(null);
        setTooltip(null);
        setAccessibleText(text);
    }

    private void write(StageCalls calls, Event event) {
        String call = calls.line(event);
        int end = call.lastIndexOf(") = ");
        line.setText(call.substring(0, end));
        outcome.setText(call.substring(end));
        boolean brief = call.length() - end < BRIEF;
        outcome.setMinWidth(brief ? USE_PREF_SIZE : USE_COMPUTED_SIZE);
        mark(outcome, "noted", event.isPartialSend() || event.isTimedOut());
        where.setText(where(calls, event));
        mark(lines, "by-client", event.role() != Role.SERVER);
        mark(lines, "own-step", !event.op().isCall());
        whole.setText(call);
        setTooltip(call.length() > LONG ? whole : null);
        setText(null);
        setGraphic(lines);
        setAccessibleText(sentence(calls, event, call));
    }

    private static void mark(Node node, String style, boolean on) {
        node.getStyleClass().remove(style);
        if (on) {
            node.getStyleClass().add(style);
        }
    }

    private static String where(StageCalls calls, Event event) {
        return CallLine.seconds(event.time()) + "  " + calls.title() + " · " + calls.thread(event);
    }

    private static String sentence(StageCalls calls, Event event, String call) {
        return String.format(
                Locale.ROOT,
                "At %s on %s, %s: %s. It took %s.",
                Units.instant(event.time()),
                calls.title(),
                calls.thread(event),
                call,
                Units.duration(event.time() - event.beginTime()));
    }

    /** A call as one line of text, as it is copied. */
    static String text(StageCalls calls, Event event) {
        return where(calls, event) + "  " + calls.line(event);
    }
}
