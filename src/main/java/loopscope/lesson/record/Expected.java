package loopscope.lesson.record;

import loopscope.lesson.check.ClientClaims;
import loopscope.lesson.check.Happening;
import loopscope.lesson.check.WatchedStage;
import loopscope.lesson.plan.StagePlan;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.metadata.StageConditions;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What was observed in a session and will be observed again: who got an answer, and who got it only
 * when another had left.
 */
final class Expected {
    /** More clients than these are a crowd, of which nothing is said. */
    private static final int MOST_CLIENTS = 8;

    private final List<WatchedStage> stages = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    Expected(List<StagePlan> plans, List<StageRecord> records) {
        for (int i = 0; i < plans.size(); i++) {
            String on = plans.size() == 1 ? "" : " on " + plans.get(i).name();
            WatchedStage stage = watched(plans.get(i), records.get(i));
            stages.add(stage);
            add(stage, on);
        }
    }

    /** Whether a client got an answer on every stage. */
    boolean isAnsweredEverywhere(String client) {
        return stages.stream().allMatch(stage -> isAnswered(client, stage));
    }

    List<String> sentences() {
        return sentences;
    }

    private static boolean isAnswered(String client, WatchedStage stage) {
        return ClientClaims.isAnswered(client).at(stage, stage.now()).holds();
    }

    private static WatchedStage watched(StagePlan plan, StageRecord record) {
        return new WatchedStage(
                plan.name(), record, () -> StageConditions.unopened(null, false), () -> 0);
    }

    private void add(WatchedStage stage, String on) {
        List<ClientLane> own =
                stage.record().lanes().clients().stream()
                        .filter(lane -> !lane.isOutsider())
                        .toList();
        if (own.size() > MOST_CLIENTS) {
            return;
        }
        for (ClientLane lane : own) {
            String client = lane.connection().name();
            String before = whoLeftBefore(stage, lane);
            if (before != null) {
                sentences.add(client + " is answered after " + before + " leaves" + on);
            } else if (isAnswered(client, stage)) {
                sentences.add(client + " is answered" + on);
            }
        }
    }

    /** The client that had to leave before this one got its first answer; null for none. */
    private static @Nullable String whoLeftBefore(WatchedStage stage, ClientLane lane) {
        Wait wait = WaitAnalysis.longest(lane, stage.now());
        if (wait == null || wait.length() < Wait.NOTABLE) {
            return null;
        }
        Blame blame = new WaitAnalysis(stage.record().lanes()).blame(lane, wait);
        ClientLane whom = blame.whom();
        if (whom == null || whom.isOutsider()) {
            return null;
        }
        long left = Happening.leaves(whom.connection().name()).on(stage);
        long answered = Happening.isAnswered(lane.connection().name()).on(stage);
        return left < answered && answered != ClientLane.OPEN ? whom.connection().name() : null;
    }
}
