package loopscope.cli;

import loopscope.capture.Picture;
import loopscope.capture.StagePicture;
import loopscope.lab.ModelInfo;
import loopscope.lab.StageName;
import loopscope.lesson.Performance;
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
        List<String> names = played.names().stream().map(StageName::title).toList();
        List<StageSpec> stages = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            stages.add(stage(played, played.stages().get(i), names.get(i)));
        }
        return StagePicture.of(
                played.lesson().title() + " — " + String.join(" beside ", names),
                stages,
                Viewport.between(0, played.end() + played.end() / AIR, WIDTH),
                played.end(),
                OptionalLong.of(played.instant()),
                Notes.NONE,
                theme,
                WIDTH);
    }

    private static StageSpec stage(Performance played, Performance.PlayedStage shown, String name) {
        ModelInfo model = shown.model();
        StageConditions conditions = shown.conditions();
        StageSpec stage =
                new StageSpec(
                        name,
                        model.kind(),
                        !model.blocking(),
                        Address.text(shown.address()),
                        Digest.of(shown.record().lanes(), played.end(), played.instant()),
                        HonestyMarks.captured(conditions),
                        Objects.requireNonNullElse(conditions.failure(), ""),
                        conditions.muted(),
                        Scope.ALL,
                        0);
        return played.complete() ? stage : stage.marked(HonestyMarks.CUT_SHORT);
    }
}
