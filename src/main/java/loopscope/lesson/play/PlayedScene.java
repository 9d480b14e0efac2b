package loopscope.lesson.play;

import loopscope.lab.StageName;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.Scene;
import loopscope.lesson.plan.StagePlan;
import loopscope.timeline.figures.Scaling;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Wait;
import loopscope.timeline.waits.Blame;
import loopscope.timeline.waits.WaitAnalysis;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A scene that was played on real sockets, and what was recorded of it.
 *
 * @param scene what was to be played
 * @param stages its stages, from top to bottom
 * @param reports what came of its steps; more are added while it is played
 */
public record PlayedScene(Scene scene, List<PlayedStage> stages, List<StepReport> reports) {
    /** Which part of the longest wait is over at the selected instant. */
    private static final double TELLING = 0.6;

    /** When its last step was over, in nanoseconds since the run's zero. */
    public long end() {
        return reports.isEmpty() ? 0 : reports.getLast().to();
    }

    /** Whether one of its steps ends at the instant that a picture of the lesson shows. */
    public boolean isPictured() {
        return scene.steps().stream().anyMatch(LessonStep::pictured);
    }

    /** The chart that a picture of the lesson shows; empty where it shows the stages. */
    public Optional<Scaling> chart() {
        return reports.stream()
                .filter(report -> report.step().pictured())
                .findFirst()
                .flatMap(StepReport::chart);
    }

    /** Its stages' names in a picture, from top to bottom. */
    public List<StageName> names() {
        return StageName.all(
                stages.stream().map(PlayedStage::model).toList(),
                scene.stages().stream().map(StagePlan::setup).toList());
    }

    /** The flags that were put on its picture. */
    public List<StepReport.Note> notes() {
        return reports.stream().flatMap(report -> report.notes().stream()).toList();
    }

    /** How many of its expectations were not observed. */
    public int failed() {
        return reports.stream().mapToInt(StepReport::failed).sum();
    }

    /** A sentence for each stage some of whose clients could not connect. */
    public List<String> troubles() {
        List<StageName> names = names();
        return IntStream.range(0, stages.size())
                .filter(i -> stages.get(i).stage().clientTrouble() != null)
                .mapToObj(i -> names.get(i).title() + ": " + stages.get(i).stage().clientTrouble())
                .toList();
    }

    /**
     * The instant that tells most, in nanoseconds since the run's zero: the one that the lesson
     * names; or when a message was lost, amid those that were; or else well within the longest wait
     * of any stage; or else the middle.
     */
    public long instant() {
        OptionalLong named =
                reports.stream()
                        .filter(report -> report.step().pictured())
                        .mapToLong(StepReport::to)
                        .findFirst();
        return named.orElseGet(this::instantOfLoss);
    }

    private long instantOfLoss() {
        return stages.stream()
                .map(stage -> stage.record().lanes().lostUpdates().pairs())
                .filter(pairs -> pairs.size() > 0)
                .findFirst()
                .map(pairs -> pairs.lost(pairs.size() / 2))
                .orElseGet(this::withinTheLongestWait);
    }

    private long withinTheLongestWait() {
        return stages.stream()
                .map(PlayedStage::record)
                .map(this::longest)
                .filter(Objects::nonNull)
                .map(Blame::waited)
                .filter(wait -> wait.length() >= Wait.NOTABLE)
                .max(Comparator.comparingLong(Wait::length))
                .map(wait -> wait.from() + (long) (wait.length() * TELLING))
                .orElse((long) (end() * TELLING));
    }

    private @Nullable Blame longest(StageRecord record) {
        return new WaitAnalysis(record.lanes()).longest(end());
    }
}
