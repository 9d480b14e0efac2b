package loopscope.takeaway.runs;

import loopscope.takeaway.RecordedStage;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.metadata.CountSoFar;
import loopscope.trace.metadata.StageConditions;
import loopscope.trace.metadata.TracerFacts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of a stage beside its calls, as a file has it. */
final class StageFacts {
    private StageFacts() {}

    static Map<String, Object> written(RecordedStage stage) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", stage.name());
        facts.put("model", stage.model());
        facts.put("kind", stage.kind());
        facts.put("multiplexed", stage.multiplexed());
        facts.put("address", stage.address());
        StageConditions conditions = stage.conditions();
        put(facts, "broken", conditions.broken());
        put(facts, "failure", conditions.failure());
        facts.put("exposed", conditions.exposed());
        if (conditions.hold() != null) {
            facts.put("hold", conditions.hold().toNanos());
        }
        facts.put("muted", conditions.muted());
        facts.put("earlier", conditions.earlier());
        put(facts, "obstacle", conditions.obstacle());
        CountSoFar count = conditions.count();
        if (count != null) {
            facts.put("counted", count.counted());
            facts.put("messages", count.messages());
            facts.put("underWay", count.underWay());
        }
        TracerFacts tracer = conditions.tracer();
        if (tracer != null) {
            facts.put("nanosPerCall", tracer.nanosPerCall());
            facts.put("linesLost", tracer.lost());
            facts.put("uring", tracer.uring());
            facts.put("clockSet", tracer.clockSet());
        }
        facts.put("settings", stage.settings());
        if (!stage.ownMarks().isEmpty()) {
            facts.put("marks", stage.ownMarks());
        }
        facts.put("dropped", conditions.dropped());
        facts.put("evicted", conditions.evicted());
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    static RecordedStage read(FactsMap facts, StageRecord record) {
        return new RecordedStage(
                facts.text("name"),
                facts.text("model"),
                facts.text("kind"),
                facts.truth("multiplexed"),
                facts.text("address"),
                record,
                conditions(facts, record),
                facts.map("settings").words(),
                facts.texts("marks"));
    }

    private static StageConditions conditions(FactsMap facts, StageRecord record) {
        return new StageConditions(
                facts.textOrNull("broken"),
                facts.textOrNull("failure"),
                facts.truth("exposed"),
                facts.has("hold") ? Duration.ofNanos(facts.whole("hold")) : null,
                facts.truth("muted"),
                (int) facts.whole("earlier"),
                facts.textOrNull("obstacle"),
                facts.has("counted") ? count(facts) : null,
                facts.whole("dropped"),
                facts.whole("evicted") + record.trace().oldest(),
                facts.has("nanosPerCall") ? tracer(facts) : null);
    }

    private static TracerFacts tracer(FactsMap facts) {
        return new TracerFacts(
                facts.whole("nanosPerCall"),
                facts.whole("linesLost"),
                facts.truth("uring"),
                facts.whole("clockSet"));
    }

    private static CountSoFar count(FactsMap facts) {
        return new CountSoFar(
                facts.whole("counted"), facts.whole("messages"), facts.whole("underWay"));
    }
}
