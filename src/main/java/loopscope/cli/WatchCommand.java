package loopscope.cli;

import loopscope.capture.CaptureFailedException;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.watch.WatchedRun;
import loopscope.trace.Escape;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Shows what a server of others did, from a log of the system's call tracer. */
@Command(
        name = "watch",
        customSynopsis = "./app watch LOG [-o FILE]... [--at TIME] [--theme THEME] ...",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Draws any server from a log of its calls, made with",
            "    strace -f -ttt -T -y -s 64 -o LOG COMMAND",
            "What the log can’t show is not guessed: who waits in the accept queue, and what lies in"
                    + " queues inside the program.",
        })
final class WatchCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "LOG",
            arity = "0..1",
            description = "a log of strace, gzipped or not; - for standard input")
    private @Nullable String log;

    @Mixin private FileOptions files = new FileOptions();

    @Override
    public Integer call() throws CaptureFailedException {
        String name = log;
        if (name == null) {
            throw new ParameterException(
                    spec.commandLine(), "watch needs a log: name a file that strace wrote.");
        }
        Excerpt excerpt = files.excerpt();
        RunExports exports =
                new RunExports(
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr(),
                        files.targets(usual(name)),
                        files.exportOptions(),
                        files.choice());
        RecordedRun run = read(name);
        RecordedRun part = files.checked(() -> excerpt.from(run));
        exports.prepare();
        exports.write(part);
        return ExitCode.DONE;
    }

    /** Without -o, what {@code play} leaves. */
    private static List<Target> usual(String log) {
        String file = log.substring(log.lastIndexOf('/') + 1);
        String name = file.replaceFirst("(?i)(\\.log)?(\\.gz)?$", "");
        String stem = name.isEmpty() || name.equals(STANDARD_INPUT) ? "watched" : name;
        return List.of(Target.of(stem + ".png"), Target.of(stem + ".svg"));
    }

    private RecordedRun read(String name) throws CaptureFailedException {
        try (InputStream in = open(name)) {
            return WatchedRun.read(in, named(name));
        } catch (IOException e) {
            throw new CaptureFailedException(
                    named(name) + " could not be read: " + e.getMessage() + ".", e);
        }
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
