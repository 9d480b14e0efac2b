package loopscope.cli;

import loopscope.lesson.Lessons;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.plan.Lesson;
import loopscope.timeline.words.Nearest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Finds the lesson that an argument names: a built-in one, or a file. */
final class LessonChoice {
    private LessonChoice() {}

    /**
     * The lesson of a name, a number or a file.
     *
     * @throws IllegalArgumentException with a sentence for the user, if there is none
     * @throws BadLessonException if the file is no lesson
     */
    static Lesson of(String typed) throws BadLessonException {
        Optional<Lesson> builtIn = Lessons.find(typed);
        return builtIn.isPresent() ? builtIn.get() : inFile(typed);
    }

    private static Lesson inFile(String typed) throws BadLessonException {
        try {
            Path file = Path.of(typed);
            if (!Files.exists(file)) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "There is no lesson and no file \"%s\": %s",
                                typed,
                                Nearest.advice(typed, Lessons.ids())));
            }
            return Lessons.open(file);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s can’t be read: check that it is a file and may be read.",
                            typed),
                    e);
        }
    }
}
