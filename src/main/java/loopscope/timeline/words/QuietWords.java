package loopscope.timeline.words;

import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.ThreadLane;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.Op;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words for the calls that servers are inside of while nothing is wrong. */
final class QuietWords {
    private QuietWords() {}

    /** A sentence for each stage that is inside a call. */
    static String at(long time, List<Subject> stages) {
        List<String> words = new ArrayList<>();
        for (Subject stage : stages) {
            String inside = inside(stage, time);
            if (!inside.isEmpty()) {
                words.add(inside);
            }
        }
        return words.isEmpty() ? betweenCalls(time, stages) : String.join(" ", words);
    }

    private static String betweenCalls(long time, List<Subject> stages) {
        String models =
                stages.stream()
                        .filter(stage -> isAlive(stage.lanes(), time))
                        .map(stage -> stage.model() + " is between calls.")
                        .collect(Collectors.joining(" "));
        return models.isEmpty() ? "Nothing was recorded at this moment." : models;
    }

    private static boolean isAlive(Lanes lanes, long time) {
        return lanes.threads().stream().anyMatch(thread -> thread.isAlive(time));
    }

    private static String inside(Subject stage, long time) {
        Lanes lanes = stage.lanes();
        String first = "";
        int others = 0;
        for (ThreadLane thread : lanes.threads()) {
            String call = CallWords.callAt(lanes, thread, time);
            if (!call.isEmpty() && first.isEmpty()) {
                first = stage.model() + " is inside " + call + " and " + waits(lanes, thread, time);
            } else if (CallWords.isReceiving(thread, time)) {
                others++;
            }
        }
        return others == 0 || first.isEmpty() ? first : first + others(others);
    }

    private static String others(int count) {
        return count == 1
                ? " Another thread waits for its own client."
                : " " + count + " other threads wait, each for its own client.";
    }

    private static String waits(Lanes lanes, ThreadLane thread, long time) {
        Op op = CallWords.waitingIn(thread, time);
        String whom = StageSummary.name(WaitAnalysis.busyWith(lanes, thread, time));
        return switch (op) {
            case null -> "waits for nobody.";
            case RECV, READ -> "waits for " + whom + " alone.";
            case SEND, WRITE -> "waits for " + whom + " to read.";
            case LOCK -> "waits for a lock.";
            case AWAIT -> "waits for a signal.";
            default ->
                    !op.waitsForAnyone()
                            ? "waits for nobody."
                            : CallWords.isTimedOut(thread, time)
                                    ? "waits for anyone until its time is over."
                                    : "waits for anyone.";
        };
    }
}
