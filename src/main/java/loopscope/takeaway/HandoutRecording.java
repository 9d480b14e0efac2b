package loopscope.takeaway;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.NewFolder;
import loopscope.capture.SvgFile;
import loopscope.lesson.handout.Handout;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.play.Performance;
import loopscope.lesson.play.PlayedScene;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The handout of a lesson, whose pictures are taken while it is played: a picture drawn before the
 * next step can tell nothing of what comes then. Confined to the thread that plays the lesson.
 */
public final class HandoutRecording {
    private final Lesson lesson;
    private final List<String> pictures = new ArrayList<>();

    /** A handout without pictures yet. */
    public HandoutRecording(Lesson lesson) {
        this.lesson = lesson;
    }

    /** Takes the picture of a step that is over, before the next one is played. */
    public void add(PlayedScene scene) {
        pictures.add(SvgFile.text(LessonPicture.upToNow(lesson, scene)));
    }

    /**
     * Writes the handout when the lesson is over.
     *
     * @return its files, in the order of their names
     * @throws CaptureFailedException if one can't be written; then there is none
     */
    public List<Path> write(Performance played, Path folder) throws CaptureFailedException {
        return NewFolder.write(folder, Handout.files(played, pictures));
    }
}
