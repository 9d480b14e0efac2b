package loopscope.cli;

import loopscope.capture.CaptureFailedException;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.runs.RunFile;
import loopscope.trace.Escape;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;

/** Shows a run that was kept: in the window, or in files. */
@Command(
        name = "show",
        customSynopsis = "./app show RUN [-o FILE]... [--at TIME] [--stage N] [--theme THEME] ...",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Opens a run that was saved: in the window, or as files with -o. Of a file that is cut or"
                    + " damaged it shows what is whole; -o FILE.json saves that anew.",
        })
final class ShowCommand implements Callable<Integer> {
    private final ToIntFunction<List<String>> window;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "a file that Loopscope saved")
    private @Nullable String file;

    @Mixin private FileOptions files = new FileOptions();

    /**
     * @param window opens the window, see {@link OpenWindow}
     */
    ShowCommand(ToIntFunction<List<String>> window) {
        this.window = window;
    }

    @Override
    public Integer call() throws CaptureFailedException {
        Path path = path();
        if (!files.hasFiles() && Display.obstacle().isEmpty()) {
            Toolkit.start();
            return window.applyAsInt(List.of(path.toString()));
        }
        PrintWriter out = spec.commandLine().getOut();
        Excerpt excerpt = files.excerpt();
        RunExports exports =
                new RunExports(out, targets(path), files.exportOptions(), files.choice());
        RecordedRun run = RunFile.open(path);
        RecordedRun part = files.checked(() -> excerpt.from(run));
        tell(path, run);
        exports.prepare();
        exports.write(part);
        return ExitCode.DONE;
    }

    private Path path() {
        if (file == null) {
            throw new ParameterException(
                    spec.commandLine(), "show needs a run: name a file that Loopscope saved.");
        }
        return files.checked(() -> Path.of(String.valueOf(file)));
    }

    /** Without -o, what {@code play} leaves. */
    private List<Target> targets(Path path) {
        String name = String.valueOf(path.getFileName()).replaceFirst("(?i)\\.json(\\.gz)?$", "");
        return files.targets(List.of(Target.of(name + ".png"), Target.of(name + ".svg")));
    }

    /** What is missing is told. */
    private void tell(Path path, RecordedRun run) {
        PrintWriter err = spec.commandLine().getErr();
        for (String mark : run.marks()) {
            err.println(Escape.printable(path.getFileName() + ": " + mark + "."));
        }
        err.flush();
    }
}
