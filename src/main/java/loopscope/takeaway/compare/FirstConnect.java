package loopscope.takeaway.compare;

import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;

import org.jspecify.annotations.Nullable;

/**
 * The first connect of a run, where two runs can be put above each other.
 *
 * @param client who connected, in words
 * @param time nanoseconds since the run's zero
 */
record FirstConnect(String client, long time) {
    /** The first connect; null where nobody came. */
    static @Nullable FirstConnect of(RecordedRun run) {
        FirstConnect first = null;
        for (RecordedStage stage : run.stages()) {
            for (ClientLane lane : stage.record().lanes().clients()) {
                if (lane.phases().size() > 0
                        && (first == null || lane.phases().from(0) < first.time())) {
                    first = new FirstConnect(lane.connection().inWords(), lane.phases().from(0));
                }
            }
        }
        return first;
    }

    String words() {
        return client + "’s at " + Units.instant(time);
    }
}
