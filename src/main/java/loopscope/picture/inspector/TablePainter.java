package loopscope.picture.inspector;

import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;

import java.util.Arrays;
import java.util.List;

/**
 * Draws a table of text: names of columns, a line, and a row below the other. A column is as wide
 * as its content; where there is no room for all, the widest are cut first.
 */
public final class TablePainter {
    /** Height of a row, and of the names, in pixels. */
    private static final double ROW = 19;

    /** Between one column and the next, in pixels. */
    private static final double AIR = 10;

    /** How much wider a font is that a drawing's viewer may use in place of ours. */
    private static final double WIDER = 1.15;

    private static final TextStyle NAME = SetsColumns.TITLE;
    private static final TextStyle CELL = SetsColumns.CELL;

    private final Surface surface;
    private final Theme theme;
    private final double[] widths;

    private TablePainter(Surface surface, Theme theme, double[] widths) {
        this.surface = surface;
        this.theme = theme;
        this.widths = widths;
    }

    /** The height of a table of so many rows, in pixels. */
    public static double height(int rows) {
        return ROW * (1 + rows);
    }

    /**
     * Draws a table from (0, 0) on.
     *
     * @param names of the columns
     * @param rows the cells of each, as many as there are columns
     * @param width that it may take, in pixels
     */
    public static void paint(
            Surface surface,
            Theme theme,
            List<String> names,
            List<List<String>> rows,
            double width) {
        new TablePainter(surface, theme, widths(names, rows, width)).paint(names, rows, width);
    }

    private void paint(List<String> names, List<List<String>> rows, double width) {
        row(names, NAME, Tone.DIM_INK, 0);
        surface.rect(0, ROW - 1, width, 1, theme.of(Tone.GRID));
        double top = ROW;
        for (List<String> row : rows) {
            row(row, CELL, Tone.INK, top);
            top += ROW;
        }
    }

    private void row(List<String> cells, TextStyle style, Tone tone, double top) {
        double x = 0;
        for (int i = 0; i < widths.length; i++) {
            String cell = Text.fit(cells.get(i), style, (widths[i] - AIR) / WIDER);
            surface.text(cell, x, top + ROW - 6, style, theme.of(tone), Anchor.START);
            x += widths[i];
        }
    }

    private static double[] widths(List<String> names, List<List<String>> rows, double width) {
        double[] widths = new double[names.size()];
        for (int i = 0; i < widths.length; i++) {
            double most = Text.width(names.get(i), NAME);
            for (List<String> row : rows) {
                most = Math.max(most, Text.width(row.get(i), CELL));
            }
            widths[i] = Math.ceil(WIDER * most) + AIR + 1;
        }
        double widest = widest(widths, width);
        return Arrays.stream(widths).map(own -> Math.min(own, widest)).toArray();
    }

    /** What the widest columns are cut to, so that all have room together. */
    private static double widest(double[] widths, double room) {
        double[] sorted = Arrays.stream(widths).sorted().toArray();
        double left = room;
        for (int i = 0; i < sorted.length; i++) {
            double share = left / (sorted.length - i);
            if (sorted[i] > share) {
                return share;
            }
            left -= sorted[i];
        }
        return room;
    }
}
