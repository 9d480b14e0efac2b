package loopscope.ui.inspector.sets;

import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.timeline.sets.StateColumn;
import loopscope.timeline.sets.StateTable;
import loopscope.timeline.sets.Watching;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Shares the width of a state table among its columns, in whole pixels, as the table rounds parts
 * up.
 *
 * <pre>
 *   enough room   →  columns as wide as is good to read, and extra columns where they fit
 *   less          →  columns shrink to what they need, one after the other, from the first on
 *   too little    →  columns as wide as needed: the table scrolls sideways
 * </pre>
 *
 * Content has room for all its letters and digits. Columns keep the room they once needed, because
 * changing widths distract, until other columns need it.
 */
final class StateWidths {
    /** Least width of a column, in pixels. */
    static final double LEAST = 30;

    /** Columns whose content is in the tooltip too. */
    private static final Set<StateColumn> EXTRA = EnumSet.of(StateColumn.MODE, StateColumn.WAITING);

    private static final TextStyle HEADING = TextStyle.sans(11, TextStyle.Weight.SEMIBOLD);

    /** Width of a digit, or of the mark before a changed value. */
    private static final double DIGIT = 6.6;

    private static final double EDGES = 8;

    /**
     * Width of the column of watched events for a server without sets: it then has the name of a
     * call at most.
     */
    private static final double NARROW = 56;

    private final Map<StateColumn, Double> needed = new EnumMap<>(StateColumn.class);

    /**
     * The widths of the columns that are shown, in pixels.
     *
     * @param room the width for all columns, in pixels
     */
    Map<StateColumn, Double> of(StateTable table, double room) {
        Map<StateColumn, Double> now = new EnumMap<>(StateColumn.class);
        for (StateColumn column : seen(table)) {
            now.put(column, content(table, column));
        }
        now.forEach((column, width) -> needed.merge(column, width, Math::max));
        if (now.keySet().stream().mapToDouble(column -> least(table, column)).sum() > room) {
            needed.putAll(now);
        }
        return shared(table, now.keySet(), room);
    }

    private static Set<StateColumn> seen(StateTable table) {
        Set<StateColumn> seen = EnumSet.complementOf(EnumSet.copyOf(EXTRA));
        if (table.watching() == Watching.NOTHING) {
            seen.remove(StateColumn.READY);
        }
        return seen;
    }

    private Map<StateColumn, Double> shared(StateTable table, Set<StateColumn> seen, double room) {
        Map<StateColumn, Double> widths = new EnumMap<>(StateColumn.class);
        double left = Math.floor(room);
        for (StateColumn column : seen) {
            left -= good(table, column);
        }
        for (StateColumn column : seen) {
            double good = good(table, column);
            double given = Math.clamp(-left, 0, good - least(table, column));
            widths.put(column, good - given);
            left += given;
        }
        for (StateColumn column : EXTRA) {
            double width = usual(table, column);
            if (left >= width) {
                widths.put(column, width);
                left -= width;
            }
        }
        return widths;
    }

    /** The width that is good to read. */
    private double good(StateTable table, StateColumn column) {
        double usual = usual(table, column);
        return Math.max(usual, least(table, column));
    }

    private static double usual(StateTable table, StateColumn column) {
        return switch (column) {
            case FD -> 34;
            case WHO -> 48;
            case WATCHED -> table.watching() == Watching.NOTHING ? NARROW : 72;
            case READY -> 52;
            case UNREAD, QUEUED, UNSENT -> 50;
            case MODE -> 90;
            case WAITING -> 150;
        };
    }

    /** The least width, of content and heading: nothing is cut. */
    private double least(StateTable table, StateColumn column) {
        double usual = usual(table, column);
        double heading = EDGES + Text.width(column.title(table.watching()), HEADING);
        double least = Math.ceil(Math.max(heading, needed.getOrDefault(column, 0.0)));
        return Math.max(column == StateColumn.WHO ? usual : LEAST, least);
    }

    private static double content(StateTable table, StateColumn column) {
        int longest = table.rows().stream().mapToInt(r -> r.text(column).length()).max().orElse(0);
        return EDGES + (longest + 1) * DIGIT;
    }
}
