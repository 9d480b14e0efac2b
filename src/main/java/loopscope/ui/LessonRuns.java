package loopscope.ui;

import loopscope.lab.Deeds.Deed;
import loopscope.lab.Lab;
import loopscope.lab.Setup;
import loopscope.lesson.plan.StagePlan;
import loopscope.lesson.record.SessionWriter;
import loopscope.timeline.lanes.StageRecord;
import loopscope.ui.canvas.NotesViewModel;
import loopscope.ui.lessons.LessonStages;
import loopscope.ui.stages.StageViewModel;
import loopscope.ui.stages.StagesViewModel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Shows each scene of a lesson as a run of the window. Confined to the JavaFX thread. */
final class LessonRuns implements LessonStages {
    private final RunsViewModel runs;
    private final StagesViewModel stages;
    private final NotesViewModel notes;
    private final List<Run> scenes = new ArrayList<>();

    LessonRuns(RunsViewModel runs, StagesViewModel stages, NotesViewModel notes) {
        this.runs = runs;
        this.stages = stages;
        this.notes = notes;
    }

    @Override
    public CompletableFuture<List<StageViewModel>> open(Lab lab, List<Setup> setups) {
        if (!scenes.isEmpty()) {
            Run ended = scenes.getLast();
            ended.stages().forEach(StageViewModel::endWithRun);
            ended.end();
        }
        List<StageViewModel> fresh = stages.planned(lab, setups);
        Run scene = new Run(lab, fresh);
        scenes.add(scene);
        runs.showLesson(scene);
        return CompletableFuture.allOf(
                        fresh.stream()
                                .map(StageViewModel::openPlanned)
                                .toArray(CompletableFuture[]::new))
                .thenApply(opened -> fresh);
    }

    @Override
    public void show(int scene) {
        runs.show(scenes.get(scene));
    }

    @Override
    public void flag(long time, String name) {
        notes.keep(time, name);
    }

    /**
     * What the user did in the run that is shown, to be written as the text of a lesson on any
     * thread; null while that is nothing, or a lesson is on.
     */
    @Nullable Callable<String> session() {
        List<Deed> deeds = runs.shown().lab().deeds().all();
        if (!scenes.isEmpty() || deeds.isEmpty()) {
            return null;
        }
        List<StageViewModel> shown = List.copyOf(stages.list());
        List<StagePlan> plans = StagePlan.all(shown.stream().map(StageViewModel::setup).toList());
        List<StageRecord> records = shown.stream().map(StageViewModel::record).toList();
        return () -> SessionWriter.lesson(plans, records, deeds);
    }

    @Override
    public void leave() {
        runs.leaveLesson();
        if (!scenes.isEmpty()) {
            Run ending = scenes.getLast();
            // One that is still being opened is not in the lab yet, and stops once it is.
            ending.stages().forEach(StageViewModel::close);
            runs.stop(ending, () -> {});
        }
        scenes.clear();
    }
}
