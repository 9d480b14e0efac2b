package loopscope.takeaway;

import loopscope.lab.ModelInfo;
import loopscope.lab.SettingWords;
import loopscope.lab.Setup;
import loopscope.lab.StageName;
import loopscope.lesson.check.Happening;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.plan.LessonStep;
import loopscope.lesson.plan.Question;
import loopscope.lesson.play.Answer;
import loopscope.lesson.play.Performance;
import loopscope.lesson.play.PlayedScene;
import loopscope.lesson.play.PlayedStage;
import loopscope.lesson.play.StepReport;
import loopscope.picture.layout.Notes;
import loopscope.timeline.words.HonestyMarks;
import loopscope.trace.Address;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The run of a lesson that was played, or of as much of it as was. */
public final class PlayedRun {
    private PlayedRun() {}

    /** The scene that a picture of the lesson shows, at the lesson's most telling instant. */
    public static RecordedRun of(Performance played) {
        PlayedScene scene = played.pictured();
        RecordedRun run = of(played.lesson(), scene);
        return scene.chart().map(run::charting).orElse(run);
    }

    /** A scene at its most telling instant. */
    public static RecordedRun of(Lesson lesson, PlayedScene scene) {
        return new RecordedRun(
                new RunAccount(
                        lesson.title(),
                        steps(scene.reports()),
                        scene.failed() == 0 ? List.of() : List.of(HonestyMarks.UNOBSERVED),
                        null,
                        List.of()),
                stages(scene),
                new RunTimes(scene.end(), scene.instant()),
                new Notes(null, flags(scene), null),
                null);
    }

    private static List<RecordedStage> stages(PlayedScene scene) {
        List<StageName> names = scene.names();
        List<RecordedStage> stages = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Setup setup = scene.scene().stages().get(i).setup();
            stages.add(stage(scene.stages().get(i), names.get(i).title(), setup));
        }
        return stages;
    }

    private static RecordedStage stage(PlayedStage played, String name, Setup setup) {
        ModelInfo model = played.model();
        return new RecordedStage(
                name,
                model.id(),
                model.kind(),
                !model.blocking(),
                Address.text(played.address()),
                played.record(),
                played.conditions().get(),
                SettingWords.of(model, setup),
                marks(played, name));
    }

    /** A program of others may stand under a stage's name: which it is, and what it looks like. */
    private static List<String> marks(PlayedStage played, String name) {
        String title = played.model().title();
        List<String> marks = new ArrayList<>(played.marks());
        if (played.isForeign() && !title.equals(name)) {
            marks.addFirst(title);
        }
        return marks;
    }

    private static List<Notes.Flag> flags(PlayedScene scene) {
        return scene.notes().stream()
                .map(note -> new Notes.Flag(note.time(), note.text()))
                .toList();
    }

    /** Steps that were played, with what came of their questions. */
    public static List<RunStep> steps(List<StepReport> reports) {
        return reports.stream().map(PlayedRun::step).toList();
    }

    private static RunStep step(StepReport report) {
        LessonStep step = report.step();
        return new RunStep(
                step.title(), step.narration(), report.from(), report.to(), question(report));
    }

    private static @Nullable RunQuestion question(StepReport report) {
        Question asked = report.step().question();
        Answer answer = report.answer();
        if (asked == null || answer == null) {
            return null;
        }
        List<String> choices =
                asked instanceof Question.Choice choice
                        ? choice.choices().stream().map(Question.Answer::text).toList()
                        : List.of();
        List<String> given =
                asked instanceof Question.Ordering ordering
                        ? ordering.happenings().stream().map(Happening::sentence).toList()
                        : List.of();
        return new RunQuestion(asked.text(), choices, given, answer.right(), answer.seen());
    }
}
