package loopscope.takeaway;

import loopscope.capture.Picture;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.play.Performance;
import loopscope.lesson.play.PlayedScene;
import loopscope.picture.surface.Theme;

/** Pictures of a lesson that was played, or of as much of it as was. */
public final class LessonPicture {
    /** In pixels at 100%, for a sheet of paper that is held upright: words are still read there. */
    private static final double SHEET_WIDTH = 840;

    /** Where more clients than these came, those that have left get no row on a sheet of paper. */
    private static final int MOST_ROWS = 20;

    private static final PictureOptions SHEET =
            new PictureOptions(Theme.LIGHT, SHEET_WIDTH, null, MOST_ROWS);

    private LessonPicture() {}

    /**
     * The chart of an experiment, where the lesson shows that; or else the picture of the whole run
     * at the lesson's most telling instant; in a theme.
     */
    public static Picture of(Performance played, Theme theme) {
        return RunPicture.of(PlayedRun.of(played), PictureOptions.usual(theme));
    }

    /**
     * The picture of a scene at the end of the step that was played last, for a sheet of paper; the
     * chart of its experiment, if it made one.
     *
     * <p>Drawn before the next step is played, it can tell nothing of what comes then.
     */
    public static Picture upToNow(Lesson lesson, PlayedScene scene) {
        RecordedRun run = PlayedRun.of(lesson, scene).at(scene.end());
        return RunPicture.of(
                scene.reports().getLast().chart().map(run::charting).orElse(run), SHEET);
    }
}
