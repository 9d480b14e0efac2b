package loopscope.picture.plots;

import loopscope.picture.surface.Text;
import loopscope.picture.surface.TextStyle;
import loopscope.timeline.figures.Scaling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Where the marks of a {@link ScalingPlot} are, in pixels; draws nothing.
 *
 * @param left the left edge of the lines' area; {@code right}, {@code top} and {@code bottom}
 *     likewise
 * @param clients where each number of clients is across
 * @param values where each tick of the figure is, upwards
 * @param lines a stage each
 * @param notes the lines of words below
 */
record ScalingLayout(
        double left,
        double right,
        double top,
        double bottom,
        List<Tick> clients,
        List<Tick> values,
        List<Line> lines,
        List<String> notes) {
    static final TextStyle TITLE = TextStyle.sans(18, TextStyle.Weight.SEMIBOLD);
    static final TextStyle NAME = TextStyle.sans(14, TextStyle.Weight.SEMIBOLD);
    static final TextStyle WORDS = TextStyle.sans(13, TextStyle.Weight.REGULAR);

    static final double MARGIN = 16;

    /** From one line of words to the next. */
    static final double LINE = 18;

    /** Title and the figure's name. */
    private static final double HEAD = 74;

    /** The numbers of clients, and what they are. */
    private static final double FOOT = 46;

    /** The lines end before the names of the stages, and begin a bit behind the axis. */
    private static final double GAP = 14;

    /** Between the bars of two stages beside the same number of clients. */
    private static final double APART = 7;

    /** The room of a name, with the words below it. */
    private static final double LABEL = 2 * LINE + 4;

    /** A value that has a label. */
    record Tick(double at, String label) {}

    /** A dot at the lowest round, with its bar up to the highest. */
    record Dot(double x, double y, double median, double highest) {}

    /**
     * The line of a stage.
     *
     * @param stage its name, written at the end
     * @param end why it ends there; empty where it goes all the way
     * @param dots from left to right, one at least
     * @param label the middle of the name
     */
    record Line(String stage, String end, List<Dot> dots, double label) {
        private Line labelledAt(double y) {
            return new Line(stage, end, dots, y);
        }

        private double labelHeight() {
            return end.isEmpty() ? LINE + 2 : LABEL;
        }
    }

    /**
     * Lays out what was found.
     *
     * @param scaling with one curve at least that has a point
     */
    static ScalingLayout of(Scaling scaling, double width, double height) {
        List<Scaling.Curve> curves =
                scaling.curves().stream().filter(curve -> !curve.points().isEmpty()).toList();
        List<Scaling.Point> points =
                curves.stream().flatMap(curve -> curve.points().stream()).toList();
        List<String> notes = wrapped(scaling.conditions(), width - 2 * MARGIN);
        double bottom = height - MARGIN - notes.size() * LINE - FOOT;
        LogScale values =
                LogScale.around(
                        points.stream().mapToDouble(Scaling.Point::lowest).min().orElse(1),
                        points.stream().mapToDouble(Scaling.Point::highest).max().orElse(1),
                        bottom,
                        HEAD);
        List<Tick> rows =
                values.steps().stream()
                        .map(value -> new Tick(values.at(value), scaling.unit().words(value)))
                        .toList();
        double left = MARGIN + widest(rows.stream().map(Tick::label).toList()) + GAP;
        double right = width - MARGIN - names(curves) - 2 * GAP;
        LogScale numbers = numbers(points, left + GAP, right - GAP);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            double aside = APART * (i - (curves.size() - 1) / 2.0);
            lines.add(line(curves.get(i), numbers, values, aside));
        }
        return new ScalingLayout(
                left, right, HEAD, bottom, ticks(points, numbers), rows, apart(lines), notes);
    }

    private static LogScale numbers(List<Scaling.Point> points, double from, double to) {
        int least = points.stream().mapToInt(Scaling.Point::clients).min().orElse(1);
        int most = points.stream().mapToInt(Scaling.Point::clients).max().orElse(1);
        return new LogScale(least, Math.max(most, least + 1), from, to);
    }

    private static List<Tick> ticks(List<Scaling.Point> points, LogScale numbers) {
        return points.stream()
                .map(Scaling.Point::clients)
                .distinct()
                .sorted()
                .map(n -> new Tick(numbers.at(n), String.format(Locale.ROOT, "%,d", n)))
                .toList();
    }

    private static Line line(Scaling.Curve curve, LogScale numbers, LogScale values, double aside) {
        List<Dot> dots =
                curve.points().stream()
                        .map(
                                point ->
                                        new Dot(
                                                numbers.at(point.clients()) + aside,
                                                values.at(point.lowest()),
                                                values.at(point.median()),
                                                values.at(point.highest())))
                        .toList();
        return new Line(curve.stage(), curve.end(), dots, dots.getLast().y());
    }

    private static double names(List<Scaling.Curve> curves) {
        double names =
                curves.stream().mapToDouble(c -> Text.width(c.stage(), NAME)).max().orElse(0);
        return Math.max(names, widest(curves.stream().map(Scaling.Curve::end).toList()));
    }

    private static double widest(List<String> words) {
        return words.stream().mapToDouble(word -> Text.width(word, WORDS)).max().orElse(0);
    }

    /** The same lines, their names moved down where they would stand on one another. */
    private static List<Line> apart(List<Line> lines) {
        List<Line> fromAbove =
                lines.stream().sorted(Comparator.comparingDouble(Line::label)).toList();
        List<Line> placed = new ArrayList<>();
        double free = 0;
        for (Line line : fromAbove) {
            double middle = Math.max(line.label(), free + line.labelHeight() / 2);
            placed.add(line.labelledAt(middle));
            free = middle + line.labelHeight() / 2;
        }
        return lines.stream()
                .map(
                        line ->
                                placed.stream()
                                        .filter(one -> one.stage().equals(line.stage()))
                                        .findFirst()
                                        .orElse(line))
                .toList();
    }

    private static List<String> wrapped(String words, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (!line.isEmpty() && Text.width(line + " " + word, WORDS) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
