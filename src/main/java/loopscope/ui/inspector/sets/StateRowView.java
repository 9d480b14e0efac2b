package loopscope.ui.inspector.sets;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;

import loopscope.timeline.sets.StateRow;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** A row of the state table; its tooltip has all that is known of its descriptor. */
final class StateRowView extends TableRow<StateRow> {
    private static final PseudoClass WAITS = PseudoClass.getPseudoClass("waits");

    StateRowView(Function<StateRow, String> details) {
        Tooltip tooltip = new Tooltip();
        tooltip.setOnShowing(
                event -> {
                    StateRow row = getItem();
                    tooltip.setText(row == null ? "" : details.apply(row));
                });
        setTooltip(tooltip);
    }

    @Override
    protected void updateItem(@Nullable StateRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(WAITS, row != null && row.waits());
    }
}
