package loopscope.cli;

import loopscope.cli.base.ExitCode;
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
import java.util.List;
import java.util.stream.Stream;

/** Prints one sentence on what is wrong with the arguments, and the right usage. */
final class WrongUsage implements IParameterExceptionHandler {
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
            return "There is no option \"" + name + "\": " + Nearest.advice(name, options(spec));
        }
        if (!spec.subcommands().isEmpty()) {
            return "There is no command \""
                    + typed
                    + "\": "
                    + Nearest.advice(typed, spec.subcommands().keySet());
        }
        return "\"" + typed + "\" is too much for " + spec.name() + ": leave it out.";
    }

    private static List<String> options(CommandSpec spec) {
        return spec.options().stream().flatMap(option -> Stream.of(option.names())).toList();
    }
}
