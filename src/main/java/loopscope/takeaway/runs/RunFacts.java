package loopscope.takeaway.runs;

import loopscope.picture.layout.Notes;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.RunQuestion;
import loopscope.takeaway.RunStep;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of a run beside its calls, as a file has it. */
final class RunFacts {
    private RunFacts() {}

    /** What can be said when a run begins. */
    static Map<String, Object> beginning(String title, List<RecordedStage> stages) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", title);
        facts.put("stages", stages.stream().map(StageFacts::written).toList());
        return facts;
    }

    /** All that is known of it. */
    static Map<String, Object> of(RecordedRun run) {
        Map<String, Object> facts = beginning(run.title(), run.stages());
        facts.put("end", run.end());
        facts.put("instant", run.instant());
        facts.put("flags", run.notes().flags().stream().map(RunFacts::written).toList());
        Notes.Range range = run.notes().range();
        if (range != null) {
            facts.put("range", List.of(range.from(), range.to()));
        }
        Notes.Spot spot = run.notes().spot();
        if (spot != null) {
            facts.put("spot", written(spot));
        }
        facts.put("steps", run.steps().stream().map(RunFacts::written).toList());
        facts.put("marks", run.marks());
        if (!run.differences().isEmpty()) {
            facts.put("differences", run.differences());
        }
        if (run.chart() != null) {
            facts.put("chart", ChartFacts.written(run.chart()));
        }
        if (run.view() != null) {
            facts.put("view", ViewFacts.written(run.view()));
        }
        return facts;
    }

    private static Map<String, Object> written(Notes.Flag flag) {
        return Map.of("time", flag.time(), "name", flag.name());
    }

    private static Map<String, Object> written(Notes.Spot spot) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("stage", spot.stage());
        facts.put("thread", spot.thread());
        facts.put("connection", spot.connection());
        facts.put("from", spot.from());
        facts.put("to", spot.to());
        facts.put("words", spot.words());
        return facts;
    }

    private static Map<String, Object> written(RunStep step) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", step.title());
        facts.put("narration", step.narration());
        facts.put("from", step.from());
        facts.put("to", step.to());
        if (step.question() != null) {
            facts.put("question", written(step.question()));
        }
        return facts;
    }

    private static Map<String, Object> written(RunQuestion question) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("text", question.text());
        facts.put("choices", question.choices());
        facts.put("given", question.given());
        facts.put("right", question.right());
        facts.put("seen", question.seen());
        return facts;
    }

    static Notes notes(FactsMap facts) {
        List<Notes.Flag> flags =
                facts.maps("flags").stream()
                        .map(flag -> new Notes.Flag(flag.whole("time"), flag.text("name")))
                        .toList();
        return new Notes(range(facts.wholes("range")), flags, spot(facts));
    }

    private static Notes.@Nullable Range range(List<Long> ends) {
        return ends.size() == 2 && ends.get(0) <= ends.get(1)
                ? new Notes.Range(ends.get(0), ends.get(1))
                : null;
    }

    private static Notes.@Nullable Spot spot(FactsMap facts) {
        if (!facts.has("spot")) {
            return null;
        }
        FactsMap spot = facts.map("spot");
        return new Notes.Spot(
                (int) spot.whole("stage"),
                (int) spot.whole("thread"),
                (int) spot.whole("connection"),
                spot.whole("from"),
                spot.whole("to"),
                spot.text("words"));
    }

    static List<RunStep> steps(FactsMap facts) {
        return facts.maps("steps").stream()
                .map(
                        step ->
                                new RunStep(
                                        step.text("title"),
                                        step.text("narration"),
                                        step.whole("from"),
                                        step.whole("to"),
                                        question(step)))
                .toList();
    }

    private static @Nullable RunQuestion question(FactsMap step) {
        if (!step.has("question")) {
            return null;
        }
        FactsMap question = step.map("question");
        return new RunQuestion(
                question.text("text"),
                question.texts("choices"),
                question.texts("given"),
                question.texts("right"),
                question.text("seen"));
    }
}
