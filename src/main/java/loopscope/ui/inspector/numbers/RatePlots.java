package loopscope.ui.inspector.numbers;

import loopscope.picture.plots.StripPlot;
import loopscope.picture.surface.CanvasSurface;
import loopscope.picture.surface.Surface;
import loopscope.picture.surface.Theme;
import loopscope.timeline.Units;
import loopscope.timeline.figures.StageFigures;
import loopscope.timeline.lanes.Rates;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Plots of calls, queued bytes, threads and CPU over time, with a strip for each stage. */
final class RatePlots extends Plot {
    private static final double GAP = 12;
    private static final double TIMES = 22;
    private static final long SECOND = 1_000_000_000;
    private static final String NO_CLOCK = "not known: virtual threads have no clock of their own";

    RatePlots(Supplier<Theme> theme) {
        super(theme, "rates");
    }

    @Override
    double height(NumbersViewModel.Figures figures) {
        return heightOf(figures);
    }

    /** The height of the plots, in pixels. */
    static double heightOf(NumbersViewModel.Figures figures) {
        return TIMES + plots(figures).stream().mapToDouble(plot -> plot.height() + GAP).sum();
    }

    @Override
    void paint(CanvasSurface surface, NumbersViewModel.Figures figures, double width) {
        paint(surface, theme(), figures, width);
    }

    /** Draws the plots from (0, 0) on. */
    static void paint(
            Surface surface, Theme theme, NumbersViewModel.Figures figures, double width) {
        long instant = figures.isNow() ? -1 : figures.instant();
        StripPlot.Times times = new StripPlot.Times(Math.max(1, figures.shown()), instant);
        StripPlot strips = new StripPlot(surface, theme, width, times);
        double y = 0;
        for (StripPlot.Plot plot : plots(figures)) {
            strips.paint(plot, y);
            y += plot.height() + GAP;
        }
        strips.paintTimes(y - GAP);
    }

    private static List<StripPlot.Plot> plots(NumbersViewModel.Figures figures) {
        List<StageFigures> stages = figures.stages();
        return List.of(
                new StripPlot.Plot(
                        "calls per second",
                        flows(stages, Rates.Flow.CALLS),
                        10,
                        RatePlots::perSecond),
                new StripPlot.Plot(
                        "bytes queued",
                        levels(stages, Rates.Level.QUEUED),
                        64,
                        value -> Units.bytes(Math.round(value))),
                new StripPlot.Plot(
                        "threads of the server",
                        levels(stages, Rates.Level.THREADS),
                        2,
                        value -> Units.count(Math.round(value), "thread")),
                new StripPlot.Plot("CPU of the server", cpu(stages), 1e4, RatePlots::percent));
    }

    private static List<StripPlot.Strip> flows(List<StageFigures> stages, Rates.Flow flow) {
        return stages.stream().map(stage -> flow(stage, flow, "")).toList();
    }

    private static StripPlot.Strip flow(StageFigures stage, Rates.Flow flow, String unknown) {
        return new StripPlot.Strip(
                stage.title(),
                (from, to) -> stage.series().perSecond(flow, Math.min(from, to - SECOND), to),
                unknown);
    }

    private static List<StripPlot.Strip> levels(List<StageFigures> stages, Rates.Level level) {
        return stages.stream()
                .map(
                        stage ->
                                new StripPlot.Strip(
                                        stage.title(),
                                        (from, to) -> stage.series().most(level, from, to),
                                        ""))
                .toList();
    }

    private static List<StripPlot.Strip> cpu(List<StageFigures> stages) {
        return stages.stream()
                .map(stage -> flow(stage, Rates.Flow.CPU, stage.cpuKnown() ? "" : NO_CLOCK))
                .toList();
    }

    private static String perSecond(double value) {
        return String.format(Locale.ROOT, "%,.0f/s", value);
    }

    private static String percent(double microsPerSecond) {
        return String.format(
                Locale.ROOT,
                microsPerSecond < 99_500 ? "%.1f %% of one core" : "%.0f %% of one core",
                microsPerSecond / 1e4);
    }

    @Override
    String words(NumbersViewModel.Figures figures) {
        return plots(figures).stream()
                .map(plot -> plot.title() + ": " + words(plot, figures.shown()))
                .collect(Collectors.joining(" "));
    }

    private static String words(StripPlot.Plot plot, long end) {
        return plot.strips().stream()
                .map(strip -> strip.stage() + " " + plot.words(strip, end))
                .collect(Collectors.joining(", ", "", "."));
    }
}
