package loopscope.cli.lessons;

import loopscope.lab.ForeignProgram;
import loopscope.lab.ShellWords;
import loopscope.lesson.Lessons;
import loopscope.lesson.plan.Lesson;
import loopscope.trace.Escape;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.util.List;

/** The options of commands that play lessons with programs of others on stage. */
final class LessonPrograms {
    private static final int MOST_PORT = 65_535;

    @Option(
            names = "--server",
            paramLabel = "COMMAND",
            description =
                    "starts this program, watched through strace, and plays the lesson with it; in"
                            + " quotes, as it is typed in a shell")
    private @Nullable String server;

    @Option(
            names = "--as",
            paramLabel = "STAGE",
            description =
                    "with --server: the stage whose place the program takes; the lowest without"
                            + " this")
    private @Nullable String stage;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "with --server: the port on which the program listens; the first on which it"
                            + " does without this")
    private int port;

    @Option(
            names = "--run-commands",
            description = "lets a lesson file start the programs that it names")
    private boolean allowed;

    /**
     * A lesson as it is to be played.
     *
     * @param command the command that the options were typed for
     * @throws ParameterException if an option does not fit the lesson, or the lesson would start a
     *     program and may not
     */
    Lesson on(CommandLine command, Lesson lesson) {
        checkPort(command);
        refuse(command, !allowed, lesson);
        return server == null ? lesson : served(command, lesson, server);
    }

    private void checkPort(CommandLine command) {
        if (server == null && (stage != null || port != 0)) {
            throw new ParameterException(
                    command, "--as and --port speak of a --server: give its command too.");
        }
        if (port < 0 || port > MOST_PORT) {
            throw new ParameterException(
                    command, "--port is " + port + ": give a number from 1 to " + MOST_PORT + ".");
        }
    }

    private static void refuse(CommandLine command, boolean refused, Lesson lesson) {
        List<String> commands = lesson.commands();
        if (refused && !commands.isEmpty()) {
            throw new ParameterException(
                    command,
                    lesson.id()
                            + " starts “"
                            + Escape.printable(String.join("”, “", commands))
                            + "”: read it, and add --run-commands if you want that.");
        }
    }

    private Lesson served(CommandLine command, Lesson lesson, String line) {
        List<String> names = lesson.stageNames();
        String place = stage == null ? names.getLast() : stage;
        if (!names.contains(place)) {
            throw new ParameterException(
                    command,
                    lesson.id()
                            + " has no stage “"
                            + Escape.printable(place)
                            + "”: it has "
                            + String.join(", ", names)
                            + ".");
        }
        Lesson served = lesson.withServer(place, program(command, line), port);
        String obstacle = served.obstacle();
        if (obstacle != null) {
            throw new ParameterException(
                    command, "In " + lesson.id() + " was " + obstacle + ": " + advice(lesson));
        }
        return served;
    }

    /** Where a program goes that a lesson would hold, as the end of a sentence. */
    private static String advice(Lesson lesson) {
        List<String> stages = lesson.stagesForPrograms();
        return stages.isEmpty()
                ? "choose another lesson, one of " + String.join(", ", forPrograms()) + "."
                : "give it another stage, by --as " + String.join(" or --as ", stages) + ".";
    }

    /** The built-in lessons whose lowest stage a program can take. */
    private static List<String> forPrograms() {
        return Lessons.all().stream()
                .filter(one -> one.stagesForPrograms().contains(one.stageNames().getLast()))
                .map(Lesson::id)
                .toList();
    }

    private static ForeignProgram program(CommandLine command, String line) {
        List<String> words;
        try {
            words = ShellWords.split(line);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, String.valueOf(e.getMessage()), e);
        }
        if (words.isEmpty()) {
            throw new ParameterException(
                    command, "--server is empty: give a command as it is typed in a shell.");
        }
        return ForeignProgram.of(words);
    }
}
