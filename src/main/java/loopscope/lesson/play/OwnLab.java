package loopscope.lesson.play;

import loopscope.lab.CannotStartException;
import loopscope.lab.Lab;
import loopscope.lab.Stage;
import loopscope.lesson.plan.Scene;
import loopscope.lesson.plan.StagePlan;
import loopscope.timeline.lanes.StageRecord;

import java.util.ArrayList;
import java.util.List;

/** Opens the stages of a lesson in a lab of its own; confined to one thread. */
public final class OwnLab implements StageHost, AutoCloseable {
    private Lab lab = new Lab();

    @Override
    public List<PlayedStage> open(Scene scene) throws CannotStartException {
        lab.close();
        lab = new Lab();
        List<PlayedStage> opened = new ArrayList<>();
        for (StagePlan plan : scene.stages()) {
            List<StageRecord> made = new ArrayList<>();
            Stage stage =
                    lab.open(plan.setup().watchedBy(trace -> made.add(StageRecord.of(trace))));
            opened.add(new PlayedStage(plan, stage, made.getFirst()));
        }
        return opened;
    }

    @Override
    public Lab lab() {
        return lab;
    }

    @Override
    public void close() {
        lab.close();
    }
}
