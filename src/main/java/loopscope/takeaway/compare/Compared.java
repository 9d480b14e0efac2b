package loopscope.takeaway.compare;

import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.timeline.figures.StageFigures;

/**
 * A stage of one of two runs.
 *
 * @param run the run's name in words, such as {@code run 1}
 * @param stage the stage
 * @param end when its run was over, in nanoseconds since its zero
 * @param figures its figures then
 */
record Compared(String run, RecordedStage stage, long end, StageFigures figures) {
    static Compared of(String name, RecordedRun run, RecordedStage stage) {
        return new Compared(
                name,
                stage,
                run.end(),
                StageFigures.of(stage.name(), stage.record(), run.end(), run.end()));
    }
}
