package loopscope.cli;

import loopscope.capture.CaptureFailedException;
import loopscope.lesson.Lessons;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.plan.Lesson;
import loopscope.takeaway.runs.RunFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that the window is to open: of a lesson or of a run. */
final class OpenableFile {
    private OpenableFile() {}

    /**
     * Why the window will not open it, in a sentence; empty where it will. Reads of a run only the
     * beginning. Blocks on the disk.
     */
    static Optional<String> trouble(Path file) {
        try {
            if (Lessons.isNamed(file.toString())) {
                Lesson _ = Lessons.open(file);
            } else {
                RunFile.check(file);
            }
            return Optional.empty();
        } catch (BadLessonException | CaptureFailedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Optional.of(RunFile.unreadable(file, e));
        }
    }
}
