package loopscope.ui.lessons;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.NewFolder;
import loopscope.lab.CannotStartException;
import loopscope.lesson.plan.Lesson;
import loopscope.lesson.play.LessonPlayer;
import loopscope.lesson.play.Performance;
import loopscope.takeaway.HandoutRecording;
import loopscope.ui.base.Background;
import loopscope.ui.base.Notice;
import loopscope.ui.base.Notices;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Leaves handouts of lessons, and what the user did as a lesson. Confined to the JavaFX thread;
 * files are written on another.
 */
public final class LessonExports {
    private final Background background;
    private final Notices notices;
    private final Supplier<@Nullable Callable<String>> session;

    /**
     * @param session gives what was done in the run that is shown, to be written as the text of a
     *     lesson on any thread; null while that is nothing
     */
    public LessonExports(
            Background background, Notices notices, Supplier<@Nullable Callable<String>> session) {
        this.background = background;
        this.notices = notices;
        this.session = session;
    }

    /** Whether there is something that the user did. */
    boolean hasSession() {
        return session.get() != null;
    }

    /** Saves what the user did as a lesson; does nothing where that is nothing. */
    void saveSession(Path target) {
        Callable<String> text = session.get();
        if (text != null) {
            background.run(
                    () -> {
                        byte[] bytes = text.call().getBytes(StandardCharsets.UTF_8);
                        return AtomicFile.write(
                                target, FileChoice.REPLACE, out -> out.write(bytes));
                    },
                    file ->
                            done(
                                    "What you did is in "
                                            + file
                                            + ", as a lesson: edit it, and open it from the list of"
                                            + " lessons (Ctrl+L)."),
                    this::failed);
        }
    }

    /** Plays a lesson unseen, and leaves its handout in a folder that is made in another one. */
    void saveHandout(Lesson lesson, Path parent) {
        Path folder = parent.resolve(lesson.id() + "-handout");
        done("The handout is being made: the lesson is played unseen, at its own pace.");
        background.run(
                () -> handout(lesson, folder),
                missed ->
                        done(
                                "The handout is in "
                                        + folder
                                        + (missed == 0
                                                ? "."
                                                : ", but not all that the lesson expects was"
                                                        + " observed: make it again.")),
                this::failed);
    }

    private static int handout(Lesson lesson, Path folder)
            throws CaptureFailedException, CannotStartException, InterruptedException {
        NewFolder.check(folder);
        HandoutRecording recording = new HandoutRecording(lesson);
        Performance played = Performance.play(lesson, LessonPlayer.USUAL_PATIENCE, recording::add);
        recording.write(played, folder);
        return played.failed();
    }

    private void done(String sentence) {
        notices.show(Notice.done(sentence));
    }

    private void failed(Exception why) {
        boolean said = why instanceof CaptureFailedException || why instanceof CannotStartException;
        notices.show(
                Notice.failed(
                        said
                                ? String.valueOf(why.getMessage())
                                : "That could not be saved: " + why));
    }
}
