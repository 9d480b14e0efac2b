package loopscope.cli.watch;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.GrowingFile;
import loopscope.cli.base.ExitCode;
import loopscope.cli.base.Interrupts;
import loopscope.cli.files.Excerpt;
import loopscope.cli.files.FileOptions;
import loopscope.cli.files.RunExports;
import loopscope.cli.files.Target;
import loopscope.lab.CannotStartException;
import loopscope.lab.ForeignProgram;
import loopscope.lab.Setup;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.watch.WatchedRun;
import loopscope.trace.Escape;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Shows what a server of others does while it runs, or did, from a log of the call tracer. */
@Command(
        name = "watch",
        customSynopsis = {
            "./app watch [--port P] [--for SECONDS] [--quiet] [--log FILE] [-o FILE]... --"
                    + " COMMAND...",
            "       ./app watch -p PID [--port P] [--for SECONDS] [--quiet] [--log FILE]"
                    + " [-o FILE]...",
            "       ./app watch [-f [--for SECONDS]] LOG [-o FILE]... [--at TIME] [--theme THEME] ...",
        },
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Watches any server through the system's call tracer, strace: starts a command, prints"
                    + " each call that it makes, and stops it at Ctrl-C. Draws it with -o; leaves"
                    + " nothing without.",
            "Or draws a log of its calls, as LOG.png and LOG.svg without -o, made with",
            "    strace -f -ttt -T -y -s 64 -o LOG COMMAND",
            "What lies in queues inside the program is not known, and not guessed.",
        })
public final class WatchCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final String COMMAND_FOLLOWS = "--";
    private static final long FOREVER = TimeUnit.DAYS.toNanos(10_000);
    private static final int HIGHEST_PORT = 65_535;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "LOG",
            arity = "0..*",
            description =
                    "a log of strace, gzipped or not; - for standard input. Behind --, the words of"
                            + " a command that is to be started and watched")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "-p",
            paramLabel = "PID",
            description = "the number of a process that runs, and will run on")
    private @Nullable String process;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "the port on which it listens; the first one unless told otherwise")
    private String port = "0";

    @Option(names = "--for", paramLabel = "SECONDS", description = "stops it after so long")
    private @Nullable String seconds;

    @Option(
            names = "-f",
            description = "follows a log that still grows, until Ctrl-C, and draws it then")
    private boolean follow;

    @Option(names = "--quiet", description = "prints no calls")
    private boolean quiet;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "keeps what strace prints, as a LOG for later")
    private @Nullable String log;

    @Mixin private FileOptions files = new FileOptions();

    @Override
    public Integer call() throws CaptureFailedException, CannotStartException {
        ForeignProgram program = program();
        if (follow && program != null) {
            throw wrong("-f follows a log: give one in place of a process or a command.");
        }
        return program == null ? draw(logName()) : watch(program);
    }

    /** The program that is to be watched; null for a log. */
    private @Nullable ForeignProgram program() {
        if (process != null) {
            if (!words.isEmpty()) {
                throw wrong("Watch either a process or a command, not both.");
            }
            return ForeignProgram.running(number(process, "process", Integer.MAX_VALUE));
        }
        boolean command =
                spec.commandLine().getParseResult().originalArgs().contains(COMMAND_FOLLOWS);
        if (command && words.isEmpty()) {
            throw wrong("watch -- needs a command: give it as it is typed in a shell.");
        }
        return command ? ForeignProgram.of(words) : null;
    }

    private String logName() {
        if (words.isEmpty()) {
            throw wrong(
                    "watch needs a command, a process or a log: ./app watch -- COMMAND, ./app watch"
                            + " -p PID, or ./app watch LOG.");
        }
        if (words.size() > 1) {
            throw wrong(
                    "watch takes one log; to start a command, put -- before it: ./app watch -- "
                            + Escape.printable(String.join(" ", words)));
        }
        return words.getFirst();
    }

    private int draw(String name) throws CaptureFailedException {
        Excerpt excerpt = files.excerpt();
        RunExports exports = exports(usual(name));
        exports.prepare();
        RecordedRun run = read(name);
        RecordedRun part = files.checked(() -> excerpt.from(run));
        exports.write(part);
        return ExitCode.DONE;
    }

    private int watch(ForeignProgram program) throws CaptureFailedException, CannotStartException {
        int number = (int) number(port, "port", HIGHEST_PORT);
        long nanos = nanos();
        Excerpt excerpt = files.excerpt();
        RunExports exports = exports(List.of());
        exports.prepare();
        GrowingFile kept = kept();
        Setup setup = Setup.of(kept == null ? program : program.keeping(kept.out()), number);
        RecordedRun run =
                new WatchSession(spec.commandLine().getOut(), spec.commandLine().getErr(), quiet)
                        .run(setup, nanos);
        if (kept != null) {
            kept.settle();
            spec.commandLine().getOut().println(kept.path());
        }
        exports.write(files.checked(() -> excerpt.from(run)));
        return ExitCode.DONE;
    }

    /** The file for what the tracer prints; null where none is asked for. */
    private @Nullable GrowingFile kept() throws CaptureFailedException {
        String name = log;
        if (name == null) {
            return null;
        }
        Path path = files.checked(() -> Path.of(name));
        return GrowingFile.create(path, files.choice());
    }

    private RunExports exports(List<Target> usual) {
        return new RunExports(
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                files.targets(usual),
                files.exportOptions(),
                files.choice());
    }

    private long number(String given, String what, int most) {
        long number = given.matches("\\d{1,9}") ? Long.parseLong(given) : -1;
        if (number < 0 || number > most || (what.equals("process") && number == 0)) {
            throw wrong(
                    String.format(
                            Locale.ROOT,
                            "\"%s\" is no number of a %s: give another.",
                            Escape.printable(given),
                            what));
        }
        return number;
    }

    /** How long it is watched, in nanoseconds. */
    private long nanos() {
        String given = seconds;
        if (given == null) {
            return FOREVER;
        }
        if (!given.matches("\\d{1,7}(\\.\\d{1,9})?")) {
            throw wrong(
                    String.format(
                            Locale.ROOT,
                            "\"%s\" is no number of seconds: give one such as 10 or 2.5.",
                            Escape.printable(given)));
        }
        return Math.round(Double.parseDouble(given) * 1e9);
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** Without -o, what {@code play} leaves. */
    private static List<Target> usual(String log) {
        String file = log.substring(log.lastIndexOf('/') + 1);
        String name = file.replaceFirst("(?i)(\\.log)?(\\.gz)?$", "");
        String stem = name.isEmpty() || name.equals(STANDARD_INPUT) ? "watched" : name;
        return List.of(Target.of(stem + ".png"), Target.of(stem + ".svg"));
    }

    private RecordedRun read(String name) throws CaptureFailedException {
        try (InputStream in = followed(open(name), name)) {
            return WatchedRun.read(in, named(name));
        } catch (IOException e) {
            throw new CaptureFailedException(
                    named(name) + " could not be read: " + e.getMessage() + ".", e);
        }
    }

    /** The same, or one whose end comes with a signal; a pipe's end is its writer's. */
    private InputStream followed(InputStream log, String name) {
        if (!follow || name.equals(STANDARD_INPUT)) {
            return log;
        }
        FollowedLog growing = new FollowedLog(log, nanos());
        boolean _ = Interrupts.handle(growing::stop);
        return growing;
    }

    private InputStream open(String name) throws IOException, CaptureFailedException {
        if (name.equals(STANDARD_INPUT)) {
            return System.in;
        }
        Path path = files.checked(() -> Path.of(name));
        if (Files.isDirectory(path)) {
            throw new CaptureFailedException(named(name) + " is a folder: give a file in it.");
        }
        if (!Files.exists(path)) {
            throw new CaptureFailedException("There is no file " + named(name) + ": give another.");
        }
        return Files.newInputStream(path);
    }

    private static String named(String name) {
        return name.equals(STANDARD_INPUT) ? "The standard input" : Escape.printable(name);
    }
}
