package loopscope.cli;

import loopscope.capture.Picture;
import loopscope.capture.StagePicture;
import loopscope.lab.ModelInfo;
import loopscope.lab.StageName;
import loopscope.lesson.play.Performance;
import loopscope.lesson.play.PlayedScene;
import loopscope.lesson.play.PlayedStage;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.Scope;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Theme;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.words.Digest;
import loopscope.timeline.words.HonestyMarks;
import loopscope.trace.Address;
import loopscope.trace.metadata.StageConditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** The picture of a lesson that was played: the whole run, at the lesson's most telling instant. */
final class LessonPicture {
    /** In pixels at 100%; fits a slide and a book's page. */
    private static final double WIDTH = 1440;

    /** The free time after the end is one part in so many of the run; it makes the end visible. */
    private static final int AIR = 40;

    private LessonPicture() {}

    /** The picture in a theme. */
    static Picture of(Performance played, Theme theme) {
        PlayedScene scene = played.pictured();
        List<String> names = scene.names().stream().map(StageName::title).toList();
        List<StageSpec> stages = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            stages.add(stage(scene, scene.stages().get(i), names.get(i)));
        }
        return StagePicture.of(
                played.lesson().title() + " — " + String.join(" beside ", names),
                stages,
                Viewport.between(0, scene.end() + scene.end() / AIR, WIDTH),
                scene.end(),
                OptionalLong.of(scene.instant()),
                notes(scene),
                theme,
                WIDTH);
    }

    private static Notes notes(PlayedScene scene) {
        List<Notes.Flag> flags =
                scene.notes().stream()
                        .map(note -> new Notes.Flag(note.time(), note.text()))
                        .toList();
        return new Notes(null, flags, null);
    }

    private static StageSpec stage(PlayedScene scene, PlayedStage shown, String name) {
        ModelInfo model = shown.model();
        StageConditions conditions = shown.conditions().get();
        StageSpec stage =
                new StageSpec(
                        name,
                        model.kind(),
                        !model.blocking(),
                        Address.text(shown.address()),
                        Digest.of(shown.record().lanes(), scene.end(), scene.instant()),
                        HonestyMarks.captured(conditions),
                        Objects.requireNonNullElse(conditions.failure(), ""),
                        conditions.muted(),
                        Scope.ALL,
                        0);
        return scene.failed() == 0 ? stage : stage.marked(HonestyMarks.UNOBSERVED);
    }
}
