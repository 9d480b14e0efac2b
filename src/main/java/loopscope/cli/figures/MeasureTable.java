package loopscope.cli.figures;

import loopscope.measure.Bound;
import loopscope.measure.Figure;
import loopscope.measure.Measurement;
import loopscope.measure.Report;
import loopscope.timeline.Units;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints measured figures, a line each. */
final class MeasureTable {
    private final PrintWriter out;

    MeasureTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints what one measurement has found. */
    void add(Measurement measurement, Report report) {
        out.printf(
                Locale.ROOT,
                "%s: %s%n  %s%n",
                measurement.name(),
                measurement.what(),
                report.setting());
        report.figures().forEach(this::add);
        report.missing().forEach(sentence -> out.println("  not measured: " + sentence));
        out.println();
        out.flush();
    }

    private void add(Figure figure) {
        String spread =
                figure.rounds() == 1
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "(%s to %s)",
                                number(figure.lowest()),
                                number(figure.highest()));
        Bound bound = figure.bound();
        String asked =
                bound == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "  %s %s: %s",
                                bound.least() ? "at least" : "at most",
                                number(bound.value()),
                                figure.isMissed() ? "MISSED" : "reached");
        out.printf(
                Locale.ROOT,
                "  %-30s %-34s %13s %-12s %s%n",
                figure.subject(),
                figure.name(),
                number(figure.median()),
                figure.unit(),
                spread + asked);
    }

    /** Prints how many figures missed what they are to reach. */
    void end(long missed) {
        out.printf(Locale.ROOT, "%s missed%n", Units.count(missed, "figure"));
        out.flush();
    }

    private static String number(double value) {
        if (value >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(
                Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
