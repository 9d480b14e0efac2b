package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.KernelLane;
import loopscope.timeline.lanes.Phases;
import loopscope.timeline.lanes.SendQueue;
import loopscope.timeline.lanes.Wait;
import loopscope.trace.state.Phase;

import java.util.List;
import java.util.Locale;

/** Words for a server that holds replies for a client that does not read them. */
final class UnreadReplyWords {
    private UnreadReplyWords() {}

    /**
     * The first client that has left replies in the server's queue for long; empty where none has.
     */
    static String at(long time, List<Subject> stages) {
        for (Subject stage : stages) {
            for (ClientLane lane : stage.lanes().clients()) {
                Phases.View phases = lane.phases();
                int row = phases.firstAfter(time) - 1;
                boolean queued = row >= 0 && phases.phase(row) == Phase.QUEUED;
                if (queued && time - phases.from(row) >= Wait.NOTABLE) {
                    SendQueue.View queue = lane.queue();
                    int step = queue.firstAfter(time) - 1;
                    long bytes = step < 0 ? 0 : queue.bytes(step);
                    return String.format(
                            Locale.ROOT,
                            "%s holds %s for %s, which is not reading%s: nobody else waits for it.",
                            stage.model(),
                            Units.bytes(bytes),
                            StageSummary.name(lane),
                            kernel(lane, time));
                }
            }
        }
        return "";
    }

    /** What the kernel holds besides the server, as the x-ray saw it. */
    private static String kernel(ClientLane lane, long time) {
        KernelLane.Samples samples = lane.kernel().samples();
        int row = samples.firstAfter(time) - 1;
        int unsent = row < 0 ? 0 : samples.unsent(row);
        return unsent == 0 ? "" : ", and the kernel " + Units.bytes(unsent) + " more";
    }
}
