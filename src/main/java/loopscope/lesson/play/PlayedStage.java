package loopscope.lesson.play;

import loopscope.lab.ModelInfo;
import loopscope.lab.Stage;
import loopscope.lesson.check.SecondServer;
import loopscope.lesson.check.WatchedStage;
import loopscope.lesson.plan.StagePlan;
import loopscope.timeline.figures.Scaling;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.metadata.StageConditions;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A stage of a lesson that is played or was.
 *
 * @param plan what the lesson says of it
 * @param stage the stage
 * @param record what is recorded of it
 * @param conditions the conditions under which it is recorded
 */
public record PlayedStage(
        StagePlan plan, Stage stage, StageRecord record, Supplier<StageConditions> conditions) {
    /** A stage of a lesson. */
    public PlayedStage(StagePlan plan, Stage stage, StageRecord record) {
        this(plan, stage, record, stage::conditions);
    }

    /** The server's model. */
    public ModelInfo model() {
        return stage.model();
    }

    /** Whether a program of others serves. */
    public boolean isForeign() {
        return stage.setup().program() != null;
    }

    /** Honesty marks that its conditions do not tell. */
    public List<String> marks() {
        return stage.marks();
    }

    /** Where it listens; see {@link loopscope.trace.Address}. */
    public long address() {
        return stage.address();
    }

    WatchedStage watched(
            IntSupplier called,
            Supplier<@Nullable SecondServer> second,
            Supplier<List<Scaling>> measured) {
        return new WatchedStage(plan.name(), record, conditions, called, second, measured);
    }
}
