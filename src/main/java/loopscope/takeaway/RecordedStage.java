package loopscope.takeaway;

import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.words.HonestyMarks;
import loopscope.trace.metadata.StageConditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One stage of a run.
 *
 * @param name its name in a picture, unlike those of the other stages
 * @param model the id of its server's model, such as {@code select}
 * @param kind how its threads are shared among its clients, in a word or two
 * @param multiplexed whether no thread waits inside a call for one client alone
 * @param address where it listens, as text
 * @param record what was recorded of it
 * @param conditions the conditions under which it was recorded
 * @param settings what its server was opened with, in words by their names, such as {@code
 *     workers}: those that matter to its model; in the order in which they are told
 * @param ownMarks honesty marks that its conditions do not tell
 */
public record RecordedStage(
        String name,
        String model,
        String kind,
        boolean multiplexed,
        String address,
        StageRecord record,
        StageConditions conditions,
        Map<String, String> settings,
        List<String> ownMarks) {
    public RecordedStage {
        ownMarks = List.copyOf(ownMarks);
    }

    /** A stage whose settings are not known. */
    public RecordedStage(
            String name,
            String model,
            String kind,
            boolean multiplexed,
            String address,
            StageRecord record,
            StageConditions conditions) {
        this(name, model, kind, multiplexed, address, record, conditions, Map.of(), List.of());
    }

    /** Its honesty marks in a picture that stands alone, the gravest first. */
    public List<String> marks() {
        List<String> marks = new ArrayList<>(HonestyMarks.captured(conditions));
        marks.addAll(ownMarks);
        return List.copyOf(marks);
    }

    /** The same with one more honesty mark. */
    public RecordedStage marked(String mark) {
        List<String> more = new ArrayList<>(ownMarks);
        more.add(mark);
        return new RecordedStage(
                name, model, kind, multiplexed, address, record, conditions, settings, more);
    }

    /** The same under another name. */
    public RecordedStage named(String other) {
        return new RecordedStage(
                other, model, kind, multiplexed, address, record, conditions, settings, ownMarks);
    }
}
