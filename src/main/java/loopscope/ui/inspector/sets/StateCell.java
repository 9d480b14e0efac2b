package loopscope.ui.inspector.sets;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

import loopscope.timeline.sets.StateColumn;
import loopscope.timeline.sets.StateRow;
import loopscope.trace.Connection;
import loopscope.ui.clients.ClientBadge;

import org.jspecify.annotations.Nullable;

/** A cell of the state table; bold and with a mark if the latest change has changed it. */
final class StateCell extends TableCell<StateRow, StateRow> {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final String MARK = "▸";

    private final StateColumn column;
    private final ClientBadge badge = new ClientBadge();

    StateCell(StateColumn column) {
        this.column = column;
        getStyleClass().add("state-cell");
    }

    @Override
    protected void updateItem(@Nullable StateRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null) {
            setText(null);
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(CHANGED, false);
            return;
        }
        String was = row.before().get(column);
        String text = row.text(column);
        Connection client = row.client();
        boolean badged = column == StateColumn.WHO && client != null;
        if (client != null) {
            badge.show(client);
        }
        setGraphic(badged ? badge : null);
        setText((was == null ? "" : MARK) + (badged ? "" : text));
        pseudoClassStateChanged(CHANGED, was != null);
        setAccessibleText(text + (was == null ? "" : ", which was " + was));
    }
}
