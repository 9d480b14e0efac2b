package loopscope.takeaway.runs;

import loopscope.takeaway.RunView;
import loopscope.timeline.axis.EventOrder;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What of a run was in view when it was saved, as a file has it. */
final class ViewFacts {
    private ViewFacts() {}

    static Map<String, Object> written(RunView view) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("from", view.from());
        facts.put("to", view.to());
        EventOrder.Look order = view.order();
        if (order != null) {
            facts.put("order", written(order));
        }
        facts.put("shown", view.shown());
        view.instant().ifPresent(instant -> facts.put("instant", instant));
        return facts;
    }

    private static Map<String, Object> written(EventOrder.Look look) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("time", look.time());
        facts.put("x", look.x());
        facts.put("step", look.step());
        return facts;
    }

    /**
     * The view; null where the file has none.
     *
     * @param end when the run was over
     */
    static @Nullable RunView read(FactsMap facts, long end) {
        double from = facts.number("from");
        double to = facts.number("to");
        if (!(from < to) || Double.isInfinite(to - from)) {
            return null;
        }
        return new RunView(
                from,
                to,
                facts.has("order") ? order(facts.map("order")) : null,
                Math.clamp(facts.wholeOr("shown", end), 0, end),
                facts.has("instant")
                        ? OptionalLong.of(Math.clamp(facts.whole("instant"), 0, end))
                        : OptionalLong.empty());
    }

    private static EventOrder.Look order(FactsMap facts) {
        return new EventOrder.Look(facts.number("time"), facts.number("x"), facts.number("step"));
    }
}
