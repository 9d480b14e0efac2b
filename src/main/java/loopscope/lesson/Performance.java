package loopscope.lesson;

import loopscope.lab.CannotStartException;
import loopscope.lab.Crowd;
import loopscope.lab.Lab;
import loopscope.lab.ModelInfo;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.lab.StageName;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;
import loopscope.trace.metadata.StageConditions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A lesson that was played on real sockets, and what was recorded of it.
 *
 * @param lesson what was played
 * @param stages what happened on each stage, from top to bottom
 * @param end when it was over, in nanoseconds since the run's zero
 * @param complete whether every client had left by then
 * @param troubles a sentence for each stage some of whose clients could not connect
 */
public record Performance(
        Lesson lesson,
        List<PlayedStage> stages,
        long end,
        boolean complete,
        List<String> troubles) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Which part of the longest wait is over at the selected instant. */
    private static final double TELLING = 0.6;

    /**
     * What happened on one stage.
     *
     * @param model the server's model
     * @param address where it listened; see {@link loopscope.trace.Address}
     * @param record what was recorded
     * @param conditions under which, at the end
     */
    public record PlayedStage(
            ModelInfo model, long address, StageRecord record, StageConditions conditions) {}

    private record OpenedStage(Stage stage, StageRecord record) {
        PlayedStage ended() {
            return new PlayedStage(stage.model(), stage.address(), record, stage.conditions());
        }
    }

    /**
     * Plays a lesson; returns when every client has left every stage, or after a minute.
     *
     * @throws CannotStartException when a stage cannot be opened
     */
    public static Performance play(Lesson lesson) throws CannotStartException {
        List<OpenedStage> opened = new ArrayList<>();
        List<PlayedStage> stages;
        // Code that runs for the first time is slow, and would be seen as a wait.
        Lab.warmUp();
        long end;
        boolean complete;
        List<String> troubles;
        try (Lab lab = new Lab()) {
            for (Setup setup : lesson.stages()) {
                opened.add(open(lab, setup));
            }
            lab.play(lesson.clients());
            if (lesson.rows() > 0) {
                Crowd _ = lab.crowd(lesson.rows() * lesson.each(), lesson.rows());
            }
            complete = lab.awaitGone(LIMIT);
            end = opened.getFirst().record().trace().now();
            stages = opened.stream().map(OpenedStage::ended).toList();
            troubles = troubles(lab.stages());
        }
        return new Performance(lesson, stages, end, complete, troubles);
    }

    private static List<String> troubles(List<Stage> stages) {
        List<StageName> names =
                StageName.all(
                        stages.stream().map(Stage::model).toList(),
                        stages.stream().map(Stage::setup).toList());
        List<String> troubles = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String trouble = stages.get(i).clientTrouble();
            if (trouble != null) {
                troubles.add(names.get(i).title() + ": " + trouble);
            }
        }
        return troubles;
    }

    /** The stages' names, from top to bottom. */
    public List<StageName> names() {
        return StageName.all(stages.stream().map(PlayedStage::model).toList(), lesson.stages());
    }

    private static OpenedStage open(Lab lab, Setup setup) throws CannotStartException {
        List<StageRecord> made = new ArrayList<>();
        Stage stage = lab.open(setup.watchedBy(trace -> made.add(StageRecord.of(trace))));
        return new OpenedStage(stage, made.getFirst());
    }

    /**
     * The moment that tells most: when a message was lost, amid those that were; or else well
     * within the longest wait of any stage; or else the middle.
     */
    public long instant() {
        return stages.stream()
                .map(stage -> stage.record().lanes().lostUpdates().pairs())
                .filter(pairs -> pairs.size() > 0)
                .findFirst()
                .map(pairs -> pairs.lost(pairs.size() / 2))
                .orElseGet(this::withinTheLongestWait);
    }

    private long withinTheLongestWait() {
        return stages.stream()
                .map(stage -> new WaitAnalysis(stage.record().lanes()).longest(end))
                .filter(Objects::nonNull)
                .map(Blame::waited)
                .filter(wait -> wait.length() >= Wait.NOTABLE)
                .max(Comparator.comparingLong(Wait::length))
                .map(wait -> wait.from() + (long) (wait.length() * TELLING))
                .orElse((long) (end * TELLING));
    }
}
