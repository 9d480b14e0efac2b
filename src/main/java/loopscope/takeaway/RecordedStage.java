package loopscope.takeaway;

import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.metadata.StageConditions;

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
 */
public record RecordedStage(
        String name,
        String model,
        String kind,
        boolean multiplexed,
        String address,
        StageRecord record,
        StageConditions conditions,
        Map<String, String> settings) {
    /** A stage whose settings are not known. */
    public RecordedStage(
            String name,
            String model,
            String kind,
            boolean multiplexed,
            String address,
            StageRecord record,
            StageConditions conditions) {
        this(name, model, kind, multiplexed, address, record, conditions, Map.of());
    }
}
