package loopscope.picture.inspector;

import loopscope.picture.Pen;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Sign;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.sets.StateColumn;
import loopscope.timeline.sets.StateRow;
import loopscope.timeline.sets.StateTable;
import loopscope.trace.Connection;

import java.util.List;
import java.util.Map;

/** Draws the state table: a changed cell is bold and marked, the row of one who waits is tinted. */
final class SetsPainter {
    /** Height of a row, and of the titles, in pixels. */
    static final double ROW = 18;

    private static final double BADGE = 7;

    private final Surface surface;
    private final Theme theme;
    private final double x;
    private final double width;

    SetsPainter(Surface surface, Theme theme, double x, double width) {
        this.surface = surface;
        this.theme = theme;
        this.x = x;
        this.width = width;
    }

    /** Its height with so many rows of the table, and the line that counts the others. */
    static double height(StateTable table, int rows) {
        return ROW * (1 + rows + (rows < table.rows().size() ? 1 : 0));
    }

    /**
     * Draws the table.
     *
     * @param shown how many of its rows; the others are counted
     */
    void paint(StateTable table, int shown, double top) {
        Map<StateColumn, Double> columns = SetsColumns.of(table, width);
        double at = x;
        for (Map.Entry<StateColumn, Double> column : columns.entrySet()) {
            String title = column.getKey().title(table.watching());
            String fitted = Text.fit(title, SetsColumns.TITLE, column.getValue() - 4);
            write(fitted, SetsColumns.TITLE, at, top, Tone.DIM_INK);
            at += column.getValue();
        }
        surface.rect(x, top + ROW - 1, width, 1, theme.of(Tone.GRID));
        List<StateRow> rows = table.rows();
        double y = top + ROW;
        for (StateRow row : rows.subList(0, shown)) {
            row(row, columns, y);
            y += ROW;
        }
        if (shown < rows.size()) {
            String more = "and " + Units.count(rows.size() - shown, "more descriptor");
            write(more, TextStyle.SMALL, x, y, Tone.DIM_INK);
        }
    }

    private void row(StateRow row, Map<StateColumn, Double> columns, double top) {
        if (row.waits()) {
            surface.rect(x - 4, top, width + 8, ROW - 1, theme.of(Tone.NOTICE));
        }
        double at = x;
        for (Map.Entry<StateColumn, Double> column : columns.entrySet()) {
            cell(row, column.getKey(), at, top, column.getValue());
            at += column.getValue();
        }
    }

    private void cell(StateRow row, StateColumn column, double left, double top, double room) {
        boolean changed = row.before().containsKey(column);
        double at = left;
        if (changed) {
            double base = baseline(top);
            surface.path(Sign.SAYS, at - 1, base, theme.of(Tone.INK), Colour.NONE, 0, Dash.SOLID);
            at += SetsColumns.MARK;
        }
        Connection client = row.client();
        if (column == StateColumn.WHO && client != null) {
            badge(client, at, top, left + room - at);
            return;
        }
        TextStyle style = changed ? SetsColumns.CHANGED : SetsColumns.CELL;
        write(Text.fit(row.text(column), style, left + room - at - 3), style, at, top, Tone.INK);
    }

    private void badge(Connection client, double left, double top, double room) {
        int ink = theme.clientInk(Pen.hue(client));
        String name = client.name();
        if (name.length() > 1) {
            TextStyle style = SetsColumns.CHANGED;
            surface.text(
                    Text.fit(name, style, room), left, baseline(top), style, ink, Anchor.START);
            return;
        }
        double middle = top + (ROW - 1) / 2;
        surface.circle(left + BADGE, middle, BADGE, ink, Colour.NONE, 0);
        TextStyle letter = TextStyle.sans(9.5, TextStyle.Weight.BOLD);
        double base = middle + letter.size() * 0.36;
        surface.text(name, left + BADGE, base, letter, theme.of(Tone.GROUND), Anchor.MIDDLE);
    }

    private void write(String text, TextStyle style, double at, double top, Tone tone) {
        surface.text(text, at, baseline(top), style, theme.of(tone), Anchor.START);
    }

    private static double baseline(double top) {
        return top + (ROW - 1) / 2 + SetsColumns.CELL.size() * 0.36;
    }
}
