package loopscope.cli;

import loopscope.cli.base.ExitCode;
import loopscope.lab.ShellWords;
import loopscope.lesson.Lessons;
import loopscope.timeline.words.Nearest;
import loopscope.trace.Escape;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Prints one sentence on what is wrong with the arguments, and the right usage. */
final class WrongUsage implements IParameterExceptionHandler {
    private static final String FILE = "-o";

    /** What that option is called elsewhere. */
    private static final Set<String> FILE_ELSEWHERE = Set.of("--out", "--output", "--file");

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(Escape.printable(sentence(wrong, command.getCommandSpec())));
        CommandLine.Help help = command.getHelp();
        err.print(help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()));
        err.flush();
        return ExitCode.WRONG_USAGE;
    }

    private static String sentence(ParameterException wrong, CommandSpec spec) {
        return switch (wrong) {
            case UnmatchedArgumentException unknown ->
                    unknown(unknown.getUnmatched().getFirst(), spec);
            case MissingParameterException missing ->
                    missing.getMissing().getFirst() instanceof CommandLine.Model.OptionSpec option
                            ? option.longestName() + " needs a value."
                            : "Something is missing: see the usage.";
            case OverwrittenOptionException twice ->
                    twice.getOverwritten() instanceof CommandLine.Model.OptionSpec option
                            ? option.longestName() + " can be given only once."
                            : "Something is given twice: see the usage.";
            default -> String.valueOf(wrong.getMessage());
        };
    }

    private static String unknown(String typed, CommandSpec spec) {
        if (typed.startsWith("-")) {
            String name = typed.split("=", 2)[0];
            return "There is no option \"" + name + "\": " + option(name, options(spec));
        }
        if (!spec.subcommands().isEmpty()) {
            return "There is no command \"" + typed + "\": " + command(typed, spec);
        }
        return "\"" + typed + "\" is too much for " + spec.name() + ": leave it out.";
    }

    private static String option(String name, List<String> known) {
        boolean file = FILE_ELSEWHERE.contains(name) && known.contains(FILE);
        return file ? "did you mean \"" + FILE + "\"?" : Nearest.advice(name, known);
    }

    private static String command(String typed, CommandSpec spec) {
        if (isFile(typed)) {
            return "to open that file, type ./app show " + ShellWords.join(List.of(typed)) + ".";
        }
        List<String> names =
                spec.subcommands().entrySet().stream()
                        .filter(one -> !one.getValue().getCommandSpec().usageMessage().hidden())
                        .map(Map.Entry::getKey)
                        .toList();
        List<String> all = Stream.concat(names.stream(), options(spec).stream()).toList();
        return Nearest.advice(typed, Nearest.to(typed, all).isPresent() ? all : names);
    }

    /** Whether something is what the window opens: a lesson, a run, or any file that is there. */
    private static boolean isFile(String typed) {
        try {
            return Lessons.isNamed(typed) || Files.isRegularFile(Path.of(typed));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static List<String> options(CommandSpec spec) {
        return spec.options().stream().flatMap(option -> Stream.of(option.names())).toList();
    }
}
