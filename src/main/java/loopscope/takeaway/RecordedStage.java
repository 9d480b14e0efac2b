package loopscope.takeaway;

import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.metadata.StageConditions;

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
 */
public record RecordedStage(
        String name,
        String model,
        String kind,
        boolean multiplexed,
        String address,
        StageRecord record,
        StageConditions conditions) {}
