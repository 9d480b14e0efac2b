package loopscope.cli;

import loopscope.capture.CaptureFailedException;
import loopscope.cli.base.ExitCode;
import loopscope.cli.figures.MeasureCommand;
import loopscope.cli.figures.MeasuredCommand;
import loopscope.cli.figures.TortureCommand;
import loopscope.cli.lessons.CheckCommand;
import loopscope.cli.lessons.HandoutCommand;
import loopscope.cli.lessons.LessonsCommand;
import loopscope.cli.lessons.PlayCommand;
import loopscope.cli.lessons.StoryboardCommand;
import loopscope.cli.probe.ProbeCommand;
import loopscope.cli.serve.ServeCommand;
import loopscope.cli.watch.WatchCommand;
import loopscope.lab.CannotStartException;
import loopscope.lesson.format.BadLessonException;
import loopscope.measure.Measurement;
import loopscope.trace.Escape;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The command line. Without a command it opens the window; where none can be opened, it says so,
 * plays the first lesson without a window, and saves its pictures.
 */
@Command(
        name = "./app",
        customSynopsis = {
            "./app",
            "       ./app serve MODEL [--port P] [--bind ADDRESS] ...",
            "       ./app play LESSON|FILE [-o FILE]... [--at TIME] [--stage N] [--theme THEME] ...",
            "       ./app show RUN|FILE [-o FILE]...",
            "       ./app watch [-o FILE]... -- COMMAND... | -p PID | LOG",
            "       ./app probe [--promises echo|http|line] ... -- COMMAND...",
            "       ./app check [LESSON|FILE]...",
            "       ./app measure [NAME]... [--json FILE]",
            "       ./app torture [MINUTES] [--seed S] [--models MODEL,...] [--round N]",
            "       ./app handout LESSON|FILE DIR",
            "       ./app storyboard LESSON|RUN DIR [--format png|svg|pdf|pptx]...",
            "       ./app docs [PAGE] [-o FOLDER]",
            "       ./app lessons | licences",
            "       ./app --help | --version"
        },
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "See what your server is doing while your clients wait. Without a command, opens the"
                    + " window.",
        },
        commandListHeading = "%nCommands (--help after one tells more):%n",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 done, 1 a check failed, 2 wrong usage, 3 the machine said no or"
                    + " Loopscope failed.",
        },
        versionProvider = Version.class)
public final class Cli implements Callable<Integer> {
    private final ToIntFunction<List<String>> window;
    private final Supplier<List<Measurement>> ofWindow;

    @Spec private CommandSpec spec;

    private Cli(ToIntFunction<List<String>> window, Supplier<List<Measurement>> ofWindow) {
        this.window = window;
        this.ofWindow = ofWindow;
    }

    /**
     * Runs the command that the arguments name, and blocks until it is over. A server that a signal
     * stops ends the process itself.
     *
     * @param window opens the window with the runs of these files, blocks until it is closed, and
     *     returns the exit code; called after the JavaFX toolkit has been started
     * @param ofWindow the measurements of the window; made after the toolkit has been started
     *     without a display
     * @return the exit code
     */
    public static int run(
            ToIntFunction<List<String>> window,
            Supplier<List<Measurement>> ofWindow,
            PrintWriter out,
            PrintWriter err,
            String... args) {
        Faults faults = new Faults();
        faults.takeOver(err);
        try {
            return args.length == 0
                    ? open(window, out, err, faults)
                    : execute(new Cli(window, ofWindow), out, err, faults, args);
        } catch (Error e) { // otherwise the JVM would end with 1, which is for a failed check
            return refused(e, "./app", err, faults);
        }
    }

    private static int execute(
            Cli root, PrintWriter out, PrintWriter err, Faults faults, String... args) {
        CommandLine commands =
                commands(root)
                        .setOut(out)
                        .setErr(err)
                        .setParameterExceptionHandler(new WrongUsage())
                        .setExecutionExceptionHandler(
                                (e, command, parsed) ->
                                        refused(e, command.getCommandName(), err, faults));
        int code = commands.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    /** Skips picocli, whose reflection would delay the window. */
    private static int open(
            ToIntFunction<List<String>> window, PrintWriter out, PrintWriter err, Faults faults) {
        try {
            return new OpenWindow(window, out, err).call();
        } catch (CannotStartException | CaptureFailedException | RuntimeException e) {
            return refused(e, "./app", err, faults);
        }
    }

    private static CommandLine commands(Cli root) {
        CommandLine commands =
                new CommandLine(root)
                        .addSubcommand(new ServeCommand())
                        .addSubcommand(new PlayCommand())
                        .addSubcommand(new ShowCommand(root.window))
                        .addSubcommand(new WatchCommand())
                        .addSubcommand(new ProbeCommand())
                        .addSubcommand(new MeasureCommand(root.ofWindow))
                        .addSubcommand(new MeasuredCommand())
                        .addSubcommand(new TortureCommand())
                        .addSubcommand(new CheckCommand())
                        .addSubcommand(new HandoutCommand())
                        .addSubcommand(new StoryboardCommand())
                        .addSubcommand(new LessonsCommand())
                        .addSubcommand(new DocsCommand())
                        .addSubcommand(new LicencesCommand());
        commands.getSubcommands().values().forEach(Cli::addHelp);
        addHelp(commands);
        OptionSpec.Builder version = OptionSpec.builder("--version").versionHelp(true);
        commands.getCommandSpec().addOption(version.description("shows the version").build());
        return commands;
    }

    private static void addHelp(CommandLine command) {
        OptionSpec.Builder help = OptionSpec.builder("-h", "--help").usageHelp(true);
        command.getCommandSpec().addOption(help.description("shows this").build());
    }

    private static int refused(Throwable why, String command, PrintWriter err, Faults faults) {
        if (why instanceof BadLessonException) {
            err.println(Escape.printable(String.valueOf(why.getMessage())));
            err.flush();
            return ExitCode.WRONG_USAGE;
        }
        if (why instanceof CannotStartException || why instanceof CaptureFailedException) {
            err.println(Escape.printable(String.valueOf(why.getMessage())));
        } else {
            faults.report(command, why);
            err.println(faults.sentence());
        }
        err.flush();
        return ExitCode.REFUSED;
    }

    @Override
    public Integer call() throws CannotStartException, CaptureFailedException {
        CommandLine commands = spec.commandLine();
        return new OpenWindow(window, commands.getOut(), commands.getErr()).call();
    }
}
