package loopscope.picture.inspector;

import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.timeline.sets.StateColumn;
import loopscope.timeline.sets.StateRow;
import loopscope.timeline.sets.StateTable;
import loopscope.timeline.sets.Watching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Shares the width of a panel among the columns of its state table.
 *
 * <pre>
 *   room enough   →  every column as wide as its content
 *   less          →  without those that tell least
 *   too little    →  the others shrink alike, and their words are shortened
 * </pre>
 */
final class SetsColumns {
    static final TextStyle TITLE = TextStyle.sans(11, TextStyle.Weight.SEMIBOLD);
    static final TextStyle CELL = TextStyle.mono(11, TextStyle.Weight.REGULAR);
    static final TextStyle CHANGED = TextStyle.mono(11, TextStyle.Weight.BOLD);

    /** Between one column and the next, in pixels. */
    static final double AIR = 14;

    /** Room for the mark of a changed cell, in pixels. */
    static final double MARK = 9;

    /** Those that go where there is no room, the first of them first. */
    private static final List<StateColumn> LEAST =
            List.of(
                    StateColumn.WAITING,
                    StateColumn.MODE,
                    StateColumn.UNSENT,
                    StateColumn.QUEUED,
                    StateColumn.UNREAD);

    private SetsColumns() {}

    /** The widths of the columns that are shown, in pixels, from left to right. */
    static Map<StateColumn, Double> of(StateTable table, double room) {
        Map<StateColumn, Double> widths = new EnumMap<>(StateColumn.class);
        for (StateColumn column : StateColumn.values()) {
            widths.put(column, width(table, column));
        }
        if (table.watching() == Watching.NOTHING) {
            widths.remove(StateColumn.READY);
        }
        for (StateColumn column : LEAST) {
            if (sum(widths) > room) {
                widths.remove(column);
            }
        }
        double used = sum(widths);
        if (used > room) {
            widths.replaceAll((_, width) -> width * room / used);
        }
        return widths;
    }

    private static double sum(Map<StateColumn, Double> widths) {
        return widths.values().stream().mapToDouble(width -> width).sum();
    }

    private static double width(StateTable table, StateColumn column) {
        double most = Text.width(column.title(table.watching()), TITLE);
        for (StateRow row : table.rows()) {
            double mark = row.before().containsKey(column) ? MARK : 0;
            most = Math.max(most, mark + Text.width(row.text(column), CHANGED));
        }
        return Math.ceil(most) + AIR;
    }
}
