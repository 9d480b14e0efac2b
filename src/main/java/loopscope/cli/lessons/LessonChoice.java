package loopscope.cli.lessons;

import loopscope.lesson.Lessons;
import loopscope.lesson.format.BadLessonException;
import loopscope.lesson.plan.Lesson;
import loopscope.timeline.words.Nearest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

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
     * @param command the command that it was typed for
     * @param typed the argument; null where it was left out
     * @throws ParameterException if there is none
     * @throws BadLessonException if the file is no lesson
     */
    static Lesson of(CommandLine command, @Nullable String typed) throws BadLessonException {
        if (typed == null) {
            throw new ParameterException(
                    command,
                    String.format(
                            Locale.ROOT,
                            "%s needs a lesson: choose one of %s.",
                            command.getCommandName(),
                            String.join(", ", Lessons.ids())));
        }
        Optional<Lesson> builtIn = Lessons.find(typed);
        return builtIn.isPresent() ? builtIn.get() : inFile(command, typed);
    }

    private static Lesson inFile(CommandLine command, String typed) throws BadLessonException {
        try {
            Path file = Path.of(typed);
            if (!Files.exists(file)) {
                throw new ParameterException(command, missing(typed));
            }
            return Lessons.open(file);
        } catch (IOException | InvalidPathException e) {
            throw new ParameterException(
                    command,
                    String.format(
                            Locale.ROOT,
                            "%s can’t be read: check that it is a file and may be read.",
                            typed),
                    e);
        }
    }

    private static String missing(String typed) {
        return Lessons.isNamed(typed)
                ? "There is no file \"" + typed + "\": check its name and its folder."
                : String.format(
                        Locale.ROOT,
                        "There is no lesson and no file \"%s\": %s",
                        typed,
                        Nearest.advice(typed, Lessons.ids()));
    }
}
