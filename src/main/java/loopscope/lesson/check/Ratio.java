package loopscope.lesson.check;

import loopscope.timeline.figures.Unit;
import loopscope.timeline.lanes.Rates;

import java.util.List;
import java.util.OptionalDouble;

/**
 * So much of one thing for each of another, such as calls a message. It can be taken over the whole
 * run, or over a part of it.
 *
 * @param name what it is called
 * @param unit what it is counted in
 * @param flow the thing that is divided
 * @param factor how many of its unit the flow counts as one
 * @param each the thing that it is divided among
 */
public record Ratio(String name, Unit unit, Rates.Flow flow, double factor, Rates.Flow each) {
    private static final double MICRO = 1_000;

    /** All that a lesson can speak of. */
    public static final List<Ratio> ALL =
            List.of(
                    new Ratio(
                            "calls a message",
                            Unit.RATIO,
                            Rates.Flow.CALLS,
                            1,
                            Rates.Flow.MESSAGES),
                    new Ratio(
                            "processor time a message",
                            Unit.TIME,
                            Rates.Flow.CPU,
                            MICRO,
                            Rates.Flow.MESSAGES),
                    new Ratio(
                            "processor time a wake-up",
                            Unit.TIME,
                            Rates.Flow.CPU,
                            MICRO,
                            Rates.Flow.WAKE_UPS));

    /**
     * Both totals of a stage at an instant.
     *
     * @param whole of what is divided
     * @param parts of what it is divided among
     * @param known whether both could be measured
     */
    public record Totals(long whole, long parts, boolean known) {
        private static final Totals NONE = new Totals(0, 0, true);
    }

    /** The totals of a stage from the start of the run up to now. */
    public Totals totals(WatchedStage stage) {
        Rates rates = stage.record().rates();
        boolean known = flow != Rates.Flow.CPU || !rates.isCpuUnknown();
        return new Totals(rates.total(flow), rates.total(each), known);
    }

    /** The ratio between two instants; empty where it is not known. */
    public OptionalDouble between(Totals from, Totals to) {
        long parts = to.parts - from.parts;
        return to.known && parts > 0
                ? OptionalDouble.of(factor * (to.whole - from.whole) / parts)
                : OptionalDouble.empty();
    }

    /** The ratio as a figure of the whole run up to now. */
    public Figure figure() {
        return new Figure(name, unit, null, stage -> between(Totals.NONE, totals(stage)));
    }
}
