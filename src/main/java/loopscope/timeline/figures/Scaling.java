package loopscope.timeline.figures;

import java.util.List;
import java.util.Optional;

/**
 * How a figure of some stages was found to grow with the number of their clients.
 *
 * @param figure the figure's name
 * @param unit what it is counted in
 * @param conditions what was measured and how, in a sentence
 * @param curves a stage each
 */
public record Scaling(String figure, Unit unit, String conditions, List<Curve> curves) {
    /**
     * What was found on one stage.
     *
     * @param stage its name
     * @param points in the order of the number of clients
     * @param end why it has no point beside more clients, in a few words; empty where it has
     */
    public record Curve(String stage, List<Point> points, String end) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /**
     * What was found beside one number of clients.
     *
     * @param clients how many there were, 1 at least
     * @param lowest of all rounds
     * @param median of all rounds: as many are below as above
     * @param highest of all rounds
     */
    public record Point(int clients, double lowest, double median, double highest) {
        /** The point of some rounds, one at least. */
        public static Point of(int clients, List<Double> rounds) {
            double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int last = sorted.length - 1;
            double median = (sorted[last / 2] + sorted[(last + 1) / 2]) / 2;
            return new Point(clients, sorted[0], median, sorted[last]);
        }
    }

    public Scaling {
        curves = List.copyOf(curves);
    }

    /** Whether nothing was found on any stage. */
    public boolean isEmpty() {
        return curves.stream().allMatch(curve -> curve.points().isEmpty());
    }

    /** The same with one more thing that a reader must know. */
    public Scaling noting(String more) {
        return new Scaling(figure, unit, conditions + " " + more, curves);
    }

    /** The curve of a stage; empty where it has none. */
    public Optional<Curve> curve(String stage) {
        return curves.stream().filter(curve -> curve.stage().equals(stage)).findFirst();
    }
}
