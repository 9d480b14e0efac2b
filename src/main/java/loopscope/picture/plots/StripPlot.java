package loopscope.picture.plots;

import loopscope.picture.Pen;
import loopscope.picture.surface.Anchor;
import loopscope.picture.surface.Colour;
import loopscope.picture.surface.Dash;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.picture.surface.Theme;
import loopscope.picture.surface.Tone;
import loopscope.timeline.axis.Ticks;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Draws a figure over time: a strip for each stage, below each other and all to one scale, so that
 * heights can be compared.
 *
 * <pre>
 *   calls per second                 to 1,200
 *   ┌ sequential ──────────────────────────┐
 *   │  ▂ ▂    ▁                            │
 *   ├ select ──────────────────────────────┤
 *   │ ▂▇▅▆▂▁▁▃                             │
 *   └──────────────────────────────────────┘
 * </pre>
 */
public final class StripPlot {
    private static final double TITLE = 20;
    private static final double STRIP = 40;
    private static final double LABEL = 15;
    private static final double GAP = 3;
    private static final double COLUMN = 2;
    private static final int PARTS = 200;
    private static final double AREA = 0.30;

    /** The figure of a stage in a range of time, in nanoseconds. */
    public interface Figure {
        /** The highest value in the range. */
        double in(long from, long to);
    }

    /**
     * One stage.
     *
     * @param stage its name
     * @param figure the figure that is drawn
     * @param unknown why nothing is drawn; empty where the figure is known
     */
    public record Strip(String stage, Figure figure, String unknown) {}

    /**
     * One figure for all stages.
     *
     * @param title what the figure is, with its unit
     * @param strips a stage each
     * @param least the least value that the scale reaches
     * @param value a height in words
     */
    public record Plot(
            String title, List<Strip> strips, double least, DoubleFunction<String> value) {
        /** A strip in words. */
        public String words(Strip strip, long end) {
            return strip.unknown.isEmpty()
                    ? "at most " + value.apply(most(strip.figure, end))
                    : strip.unknown;
        }

        private static double most(Figure figure, long end) {
            double most = 0;
            for (int i = 0; i < PARTS; i++) {
                most = Math.max(most, figure.in(end * i / PARTS, end * (i + 1) / PARTS));
            }
            return most;
        }

        /** The height of the plot, in pixels. */
        public double height() {
            return TITLE + strips.size() * (STRIP + GAP);
        }
    }

    /**
     * The axis of time of all plots below each other.
     *
     * @param end the time at the right edge, in nanoseconds; zero is at the left
     * @param instant the selected instant, or below 0 for none
     */
    public record Times(long end, long instant) {}

    private final Surface surface;
    private final Theme theme;
    private final double width;
    private final Times times;

    /** Plots of a width, on a surface. */
    public StripPlot(Surface surface, Theme theme, double width, Times times) {
        this.surface = surface;
        this.theme = theme;
        this.width = width;
        this.times = times;
    }

    /** Draws a plot from a height on. */
    public void paint(Plot plot, double top) {
        double[][] heights = plot.strips.stream().map(this::heights).toArray(double[][]::new);
        double most = plot.least;
        for (double[] strip : heights) {
            for (double height : strip) {
                most = Math.max(most, height);
            }
        }
        int dim = theme.of(Tone.DIM_INK);
        surface.text(plot.title, 0, top + 13, Pen.NAME, theme.of(Tone.INK), Anchor.START);
        String scale = "full height: " + plot.value.apply(most);
        surface.text(scale, width, top + 13, TextStyle.SMALL, dim, Anchor.END);
        double y = top + TITLE;
        for (int i = 0; i < heights.length; i++) {
            paint(plot.strips.get(i), heights[i], most, plot, y);
            y += STRIP + GAP;
        }
        if (times.instant >= 0 && times.instant <= times.end) {
            double x = x(times.instant);
            surface.line(x, top + TITLE, x, y - GAP, theme.of(Tone.INK), 1.5, Dash.DASHED);
        }
    }

    private double[] heights(Strip strip) {
        double[] heights = new double[strip.unknown.isEmpty() ? (int) (width / COLUMN) : 0];
        for (int i = 0; i < heights.length; i++) {
            long from = (long) ((double) times.end * i / heights.length);
            long to = (long) ((double) times.end * (i + 1) / heights.length);
            heights[i] = strip.figure.in(from, to);
        }
        return heights;
    }

    private void paint(Strip strip, double[] heights, double most, Plot plot, double top) {
        double room = STRIP - LABEL;
        double base = top + STRIP;
        int line = theme.of(Tone.INK);
        int area = Colour.over(Colour.withOpacity(line, AREA), theme.of(Tone.LANE));
        surface.rect(0, top, width, STRIP, theme.of(Tone.LANE));
        surface.line(0, top + LABEL, width, top + LABEL, theme.of(Tone.GRID), 1, Dash.SOLID);
        double highest = 0;
        double before = 0;
        for (int i = 0; i < heights.length; i++) {
            double height = heights[i] == 0 ? 0 : Math.max(1, room * heights[i] / most);
            highest = Math.max(highest, heights[i]);
            surface.rect(i * COLUMN, base - height, COLUMN, height, area);
            double edge = Math.max(1.5, Math.abs(height - before));
            surface.rect(
                    i * COLUMN,
                    base - Math.max(height, before),
                    COLUMN,
                    height == 0 && before == 0 ? 1 : edge,
                    height == 0 && before == 0 ? area : line);
            before = height;
        }
        String words =
                strip.unknown.isEmpty() ? "highest " + plot.value.apply(highest) : strip.unknown;
        surface.text(strip.stage, 4, top + 11, TextStyle.SMALL, line, Anchor.START);
        double from = 4 + Text.width(strip.stage, TextStyle.SMALL) + 10;
        surface.text(
                Text.fit(words, TextStyle.SMALL, width - from - 4),
                width - 4,
                top + 11,
                TextStyle.SMALL,
                theme.of(Tone.DIM_INK),
                Anchor.END);
    }

    /** Draws the times below the plots. */
    public void paintTimes(double top) {
        int ink = theme.of(Tone.DIM_INK);
        long step = Ticks.step(times.end / Math.max(1, width), 70);
        for (long time = 0; time <= times.end; time += step) {
            double x = x(time);
            surface.line(x, top, x, top + 4, ink, 1, Dash.SOLID);
            String label = Ticks.label(time, step);
            boolean fits = x + Text.width(label, TextStyle.SMALL) / 2 <= width;
            if (fits) {
                surface.text(
                        label,
                        x,
                        top + 16,
                        TextStyle.SMALL,
                        ink,
                        time == 0 ? Anchor.START : Anchor.MIDDLE);
            }
        }
    }

    private double x(long time) {
        return width * time / Math.max(1, times.end);
    }
}
