package loopscope.takeaway;

import loopscope.capture.Picture;
import loopscope.capture.ScalingPicture;
import loopscope.capture.StagePicture;
import loopscope.lab.ModelInfo;
import loopscope.lab.StageName;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.play.Performance;
import loopscope.lesson.play.PlayedScene;
import loopscope.lesson.play.PlayedStage;
import loopscope.picture.layout.Notes;
import loopscope.picture.layout.Scope;
import loopscope.picture.layout.StageSpec;
import loopscope.picture.surface.Theme;
import loopscope.timeline.axis.Viewport;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.words.Digest;
import loopscope.timeline.words.HonestyMarks;
import loopscope.trace.Address;
import loopscope.trace.metadata.StageConditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** Pictures of a lesson that was played, or of as much of it as was. */
public final class LessonPicture {
    /** In pixels at 100%; fits a slide and a book's page. */
    private static final double WIDTH = 1440;

    /**
     * A picture has no more rows of threads and of clients for a stage, and says how many it lacks.
     */
    private static final int LARGEST = 40;

    /** As {@link #WIDTH}, for a sheet of paper that is held upright: words are still read there. */
    private static final double SHEET_WIDTH = 840;

    /** Where more clients than these came, those that have left get no row on a sheet of paper. */
    private static final int MOST_ROWS = 20;

    /** The free time after the end is one part in so many of the run; it makes the end visible. */
    private static final int AIR = 40;

    private LessonPicture() {}

    /**
     * The chart of an experiment, where the lesson shows that; or else the picture of the whole run
     * at the lesson's most telling instant; in a theme.
     */
    public static Picture of(Performance played, Theme theme) {
        PlayedScene scene = played.pictured();
        String title = played.lesson().title();
        return scene.chart()
                .map(chart -> ScalingPicture.of(title, chart, theme, ScalingPicture.USUAL_WIDTH))
                .orElseGet(
                        () ->
                                of(
                                        played.lesson(),
                                        scene,
                                        scene.instant(),
                                        theme,
                                        WIDTH,
                                        Integer.MAX_VALUE));
    }

    /**
     * The picture of a scene at the end of the step that was played last, for a sheet of paper; the
     * chart of its experiment, if it made one.
     *
     * <p>Drawn before the next step is played, it can tell nothing of what comes then.
     */
    public static Picture upToNow(Lesson lesson, PlayedScene scene) {
        return scene.reports()
                .getLast()
                .chart()
                .map(chart -> ScalingPicture.of(lesson.title(), chart, Theme.LIGHT, SHEET_WIDTH))
                .orElseGet(
                        () -> of(lesson, scene, scene.end(), Theme.LIGHT, SHEET_WIDTH, MOST_ROWS));
    }

    private static Picture of(
            Lesson lesson,
            PlayedScene scene,
            long instant,
            Theme theme,
            double width,
            int mostRows) {
        List<String> names = scene.names().stream().map(StageName::title).toList();
        List<StageSpec> stages = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            stages.add(stage(scene, scene.stages().get(i), names.get(i), instant, mostRows));
        }
        return StagePicture.of(
                lesson.title() + " — " + String.join(" beside ", names),
                stages,
                Viewport.between(0, scene.end() + scene.end() / AIR, width),
                scene.end(),
                OptionalLong.of(instant),
                notes(scene),
                theme,
                width);
    }

    private static Notes notes(PlayedScene scene) {
        List<Notes.Flag> flags =
                scene.notes().stream()
                        .map(note -> new Notes.Flag(note.time(), note.text()))
                        .toList();
        return new Notes(null, flags, null);
    }

    private static StageSpec stage(
            PlayedScene scene, PlayedStage shown, String name, long instant, int mostRows) {
        Lanes lanes = shown.record().lanes();
        ModelInfo model = shown.model();
        StageConditions conditions = shown.conditions().get();
        StageSpec stage =
                new StageSpec(
                        name,
                        model.kind(),
                        !model.blocking(),
                        Address.text(shown.address()),
                        Digest.of(
                                lanes,
                                scene.end(),
                                instant,
                                lanes.clients().size() <= mostRows,
                                null),
                        HonestyMarks.captured(conditions),
                        Objects.requireNonNullElse(conditions.failure(), ""),
                        conditions.muted(),
                        new Scope(0, LARGEST, 0, LARGEST),
                        0);
        return scene.failed() == 0 ? stage : stage.marked(HonestyMarks.UNOBSERVED);
    }
}
