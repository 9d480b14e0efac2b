package loopscope.takeaway;

import loopscope.lab.Sources;
import loopscope.picture.inspector.CodeExcerpt;
import loopscope.picture.inspector.InspectedStage;
import loopscope.picture.inspector.JavaTokens;
import loopscope.timeline.Units;
import loopscope.timeline.axis.EventSearch;
import loopscope.timeline.calls.CodeLocation;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.sets.StateTable;
import loopscope.trace.Site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the inspector shows of a run at its instant. Any thread may call; it reads sources. */
public final class Inspection {
    private Inspection() {}

    /** What it shows of each stage. */
    public static List<InspectedStage> of(RecordedRun run) {
        return run.stages().stream().map(stage -> of(stage, run.instant())).toList();
    }

    private static InspectedStage of(RecordedStage stage, long instant) {
        StageRecord record = stage.record();
        long number = EventSearch.firstAfter(record.trace(), instant);
        return new InspectedStage(
                stage.name(),
                Units.instant(instant),
                StateTable.of(record, number, instant),
                code(CodeLocation.at(record, number, 0)));
    }

    private static CodeExcerpt code(CodeLocation place) {
        Site near = place.nearby();
        if (near == null) {
            return new CodeExcerpt("", place.says(), 0, List.of(), Map.of());
        }
        String file = Sources.fileOf(near.className());
        String source = Sources.of(near.className());
        Site site = place.site();
        return new CodeExcerpt(
                file,
                place.says(),
                site == null ? 0 : site.line(),
                source == null ? List.of() : JavaTokens.lines(source),
                others(place, file));
    }

    /** How many other threads are at each line of a file. */
    private static Map<Integer, Integer> others(CodeLocation place, String file) {
        Map<Integer, Integer> counts = new HashMap<>();
        place.others()
                .forEach(
                        (site, count) -> {
                            if (Sources.fileOf(site.className()).equals(file)) {
                                counts.merge(site.line(), count, Integer::sum);
                            }
                        });
        return counts;
    }
}
