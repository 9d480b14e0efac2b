package loopscope.timeline.words;

import loopscope.timeline.Units;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.LostUpdates;
import loopscope.timeline.lanes.ThreadLane;

import java.util.List;
import java.util.Locale;

/** Words for a message that was just lost to the count. */
final class LossWords {
    /** How long a loss stays in the sentence, in nanoseconds. */
    private static final long TOLD = 1_000_000_000;

    private LossWords() {}

    /** The latest loss before an instant; empty where none was shortly before. */
    static String at(long time, List<Subject> stages) {
        for (Subject stage : stages) {
            LostUpdates.View pairs = stage.lanes().lostUpdates().pairs();
            int pair = pairs.firstLostAfter(time) - 1;
            if (pair >= 0 && time - pairs.lost(pair) < TOLD) {
                return loss(stage.lanes(), pairs, pair);
            }
        }
        return "";
    }

    private static String loss(Lanes lanes, LostUpdates.View pairs, int pair) {
        long value = pairs.value(pair);
        long read = pairs.secondRead(pair);
        return String.format(
                Locale.ROOT,
                "%s and %s both read %d and wrote %d: two messages were counted as one. %s so far.",
                name(lanes, pairs.firstThread(pair), read),
                name(lanes, pairs.secondThread(pair), read),
                value,
                value + 1,
                Units.count(pairs.lostSoFar(pair), "message") + " lost");
    }

    /** A thread's name, and the client it served at a time, as threads may share a row. */
    private static String name(Lanes lanes, int thread, long time) {
        ThreadLane lane = lanes.thread(thread);
        if (lane == null) {
            return "a thread";
        }
        ClientLane whom = lanes.client(lane.target(time));
        return whom == null ? lane.name() : lane.name() + " (for " + StageSummary.name(whom) + ")";
    }
}
