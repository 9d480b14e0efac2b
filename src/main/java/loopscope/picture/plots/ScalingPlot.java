package loopscope.picture.plots;

import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.timeline.Units;
import loopscope.timeline.figures.Scaling;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Draws how a figure grows with the number of clients, both on logarithmic axes: a line for each
 * stage, with its name at the end, and at each number a bar from the lowest round to the highest,
 * with a tick at the median.
 *
 * <pre>
 *   200 µs │                  ┼ poll
 *          │            ┼───╱
 *    50 µs │        ╱──╱  ┼ select: closed 24
 *    20 µs │ ┼────┼─────┼─────┼ epoll
 *          └─┴────┴─────┴─────┴
 *            1    10   100  1,000
 * </pre>
 */
public final class ScalingPlot {
    private static final double DOT = 4.5;
    private static final double CAP = 4;
    private static final String CLIENTS = "idle clients";

    private final Surface surface;
    private final Theme theme;
    private final ScalingLayout layout;

    private ScalingPlot(Surface surface, Theme theme, ScalingLayout layout) {
        this.surface = surface;
        this.theme = theme;
        this.layout = layout;
    }

    /** Draws from (0, 0) on, its ground included. */
    public static void paint(
            Surface surface,
            Theme theme,
            Scaling scaling,
            String title,
            double width,
            double height) {
        surface.rect(0, 0, width, height, theme.of(Tone.GROUND));
        paintOn(surface, theme, scaling, title, width, height);
    }

    /** The same on whatever is there already, without a ground of its own. */
    public static void paintOn(
            Surface surface,
            Theme theme,
            Scaling scaling,
            String title,
            double width,
            double height) {
        ScalingLayout layout = ScalingLayout.of(scaling, width, height);
        new ScalingPlot(surface, theme, layout).paint(title, scaling.figure());
    }

    /** What was found, in words. */
    public static String words(Scaling scaling) {
        return scaling.curves().stream()
                .filter(curve -> !curve.points().isEmpty())
                .map(curve -> words(curve, scaling))
                .collect(Collectors.joining(" "));
    }

    private static String words(Scaling.Curve curve, Scaling scaling) {
        Scaling.Point first = curve.points().getFirst();
        Scaling.Point last = curve.points().getLast();
        return String.format(
                Locale.ROOT,
                "%s: %s at least %s beside %s, %s beside %,d%s.",
                curve.stage(),
                scaling.figure(),
                scaling.unit().words(first.lowest()),
                Units.count(first.clients(), "idle client"),
                scaling.unit().words(last.lowest()),
                last.clients(),
                curve.end().isEmpty() ? "" : "; " + curve.end());
    }

    private void paint(String title, String figure) {
        int ink = theme.of(Tone.INK);
        double left = ScalingLayout.MARGIN;
        surface.text(title, left, 30, ScalingLayout.TITLE, ink, Anchor.START);
        surface.text(figure, left, 54, ScalingLayout.WORDS, theme.of(Tone.DIM_INK), Anchor.START);
        paintAxes();
        List<ScalingLayout.Line> lines = layout.lines();
        for (int i = 0; i < lines.size(); i++) {
            surface.group(lines.get(i).stage());
            paint(lines.get(i), theme.clientInk(i));
            surface.endGroup();
        }
        double y = layout.bottom() + 62;
        for (String note : layout.notes()) {
            surface.text(note, left, y, ScalingLayout.WORDS, theme.of(Tone.DIM_INK), Anchor.START);
            y += ScalingLayout.LINE;
        }
    }

    private void paintAxes() {
        int grid = theme.of(Tone.GRID);
        int words = theme.of(Tone.DIM_INK);
        for (ScalingLayout.Tick tick : layout.values()) {
            double y = tick.at();
            surface.line(layout.left(), y, layout.right(), y, grid, 1, Dash.SOLID);
            surface.text(
                    tick.label(),
                    layout.left() - 8,
                    y + 4.5,
                    ScalingLayout.WORDS,
                    words,
                    Anchor.END);
        }
        for (ScalingLayout.Tick tick : layout.clients()) {
            double x = tick.at();
            surface.line(x, layout.bottom(), x, layout.bottom() + 5, words, 1, Dash.SOLID);
            surface.text(
                    tick.label(),
                    x,
                    layout.bottom() + 20,
                    ScalingLayout.WORDS,
                    words,
                    Anchor.MIDDLE);
        }
        surface.line(
                layout.left(),
                layout.bottom(),
                layout.right(),
                layout.bottom(),
                words,
                1,
                Dash.SOLID);
        surface.text(
                CLIENTS,
                (layout.left() + layout.right()) / 2,
                layout.bottom() + 38,
                ScalingLayout.WORDS,
                words,
                Anchor.MIDDLE);
    }

    private void paint(ScalingLayout.Line line, int colour) {
        List<ScalingLayout.Dot> dots = line.dots();
        for (int i = 1; i < dots.size(); i++) {
            ScalingLayout.Dot from = dots.get(i - 1);
            ScalingLayout.Dot to = dots.get(i);
            surface.line(from.x(), from.y(), to.x(), to.y(), colour, 2, Dash.SOLID);
        }
        for (ScalingLayout.Dot dot : dots) {
            double x = dot.x();
            surface.line(x, dot.y(), x, dot.highest(), colour, 1, Dash.SOLID);
            surface.line(x - CAP, dot.highest(), x + CAP, dot.highest(), colour, 1, Dash.SOLID);
            surface.line(x - CAP, dot.median(), x + CAP, dot.median(), colour, 1, Dash.SOLID);
            surface.circle(x, dot.y(), DOT, colour, Colour.NONE, 0);
        }
        paintName(line, colour);
    }

    /** Writes the name in the margin, and joins it to the line's end where that is far. */
    private void paintName(ScalingLayout.Line line, int colour) {
        ScalingLayout.Dot last = line.dots().getLast();
        double x = layout.right() + 10;
        surface.line(last.x() + DOT + 2, last.y(), x - 4, line.label(), colour, 1, Dash.DOTTED);
        double y = line.label() + (line.end().isEmpty() ? 5 : -4);
        surface.text(line.stage(), x, y, ScalingLayout.NAME, colour, Anchor.START);
        surface.text(
                line.end(),
                x,
                y + ScalingLayout.LINE,
                ScalingLayout.WORDS,
                theme.of(Tone.DIM_INK),
                Anchor.START);
    }
}
