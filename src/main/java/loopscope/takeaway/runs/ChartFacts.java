package loopscope.takeaway.runs;

import loopscope.timeline.figures.Scaling;
import loopscope.timeline.figures.Unit;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an experiment found, as a file has it. */
final class ChartFacts {
    private ChartFacts() {}

    static Map<String, Object> written(Scaling chart) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("figure", chart.figure());
        facts.put("unit", chart.unit().name().toLowerCase(Locale.ROOT));
        facts.put("conditions", chart.conditions());
        facts.put("curves", chart.curves().stream().map(ChartFacts::written).toList());
        return facts;
    }

    private static Map<String, Object> written(Scaling.Curve curve) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("stage", curve.stage());
        facts.put("points", curve.points().stream().map(ChartFacts::written).toList());
        facts.put("end", curve.end());
        return facts;
    }

    private static Map<String, Object> written(Scaling.Point point) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("clients", point.clients());
        facts.put("lowest", point.lowest());
        facts.put("median", point.median());
        facts.put("highest", point.highest());
        return facts;
    }

    /** The chart; null where the file has none that could be drawn. */
    static @Nullable Scaling read(FactsMap facts) {
        Unit unit = unit(facts.text("unit"));
        Scaling chart =
                new Scaling(
                        facts.text("figure"),
                        unit == null ? Unit.COUNT : unit,
                        facts.text("conditions"),
                        facts.maps("curves").stream().map(ChartFacts::curve).toList());
        return unit == null || chart.isEmpty() ? null : chart;
    }

    private static @Nullable Unit unit(String name) {
        for (Unit unit : Unit.values()) {
            if (unit.name().toLowerCase(Locale.ROOT).equals(name)) {
                return unit;
            }
        }
        return null;
    }

    private static Scaling.Curve curve(FactsMap facts) {
        List<Scaling.Point> points =
                facts.maps("points").stream()
                        .map(ChartFacts::point)
                        .filter(ChartFacts::isFine)
                        .toList();
        return new Scaling.Curve(facts.text("stage"), points, facts.text("end"));
    }

    private static Scaling.Point point(FactsMap facts) {
        return new Scaling.Point(
                Math.clamp(facts.whole("clients"), 0, Integer.MAX_VALUE),
                facts.number("lowest"),
                facts.number("median"),
                facts.number("highest"));
    }

    /** Its scales are logarithmic: a file that says otherwise is no reason to fail. */
    private static boolean isFine(Scaling.Point point) {
        return point.clients() >= 1
                && point.lowest() > 0
                && point.lowest() <= point.median()
                && point.median() <= point.highest()
                && point.highest() < Double.MAX_VALUE;
    }
}
