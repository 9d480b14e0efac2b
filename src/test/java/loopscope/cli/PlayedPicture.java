package loopscope.cli;

import loopscope.capture.Picture;
import loopscope.lesson.play.Performance;
import loopscope.picture.surface.Theme;

/** What {@code play} leaves of a performance. */
public final class PlayedPicture {
    private PlayedPicture() {}

    public static Picture of(Performance played) {
        return LessonPicture.of(played, Theme.LIGHT);
    }
}
