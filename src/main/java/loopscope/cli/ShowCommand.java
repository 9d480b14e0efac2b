package loopscope.cli;

import loopscope.capture.CaptureFailedException;
import loopscope.cli.base.Display;
import loopscope.cli.base.ExitCode;
import loopscope.cli.base.Toolkit;
import loopscope.cli.files.Excerpt;
import loopscope.cli.files.FileOptions;
import loopscope.cli.files.RunExports;
import loopscope.cli.files.Target;
import loopscope.lesson.Lessons;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.takeaway.compare.RunComparison;
import loopscope.takeaway.runs.RunFile;
import loopscope.trace.Escape;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Shows a run that was kept: in the window, or in files. */
@Command(
        name = "show",
        customSynopsis =
                "./app show RUN|FILE [RUN2] [-o FILE]... [--at TIME] [--stage N] [--theme THEME]"
                        + " ...",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Opens a run that was saved: in the window, or as files with -o. Of a file that is cut or"
                    + " damaged it shows what is whole; -o FILE.json saves that anew. Two runs are"
                    + " compared: their stages stand above each other, and what differs is told.",
            "A lesson file is opened in the window; ./app play leaves its pictures.",
        })
final class ShowCommand implements Callable<Integer> {
    private final ToIntFunction<List<String>> window;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN|FILE",
            arity = "0..2",
            description =
                    "a file that Loopscope saved, or a lesson file, for the window; a second run is"
                            + " compared with the first")
    private List<String> runs = new ArrayList<>();

    @Mixin private FileOptions files = new FileOptions();

    /**
     * @param window opens the window, see {@link OpenWindow}
     */
    ShowCommand(ToIntFunction<List<String>> window) {
        this.window = window;
    }

    @Override
    public Integer call() throws CaptureFailedException {
        List<Path> paths = paths();
        if (!files.hasFiles() && Display.obstacle().isEmpty()) {
            paths.forEach(this::tellTrouble);
            Toolkit.start();
            return window.applyAsInt(paths.stream().map(Path::toString).toList());
        }
        paths.forEach(this::refuseLesson);
        PrintWriter out = spec.commandLine().getOut();
        Excerpt excerpt = files.excerpt();
        RunExports exports =
                new RunExports(
                        out,
                        spec.commandLine().getErr(),
                        targets(paths),
                        files.exportOptions(),
                        files.choice());
        RecordedRun run =
                paths.size() > 1
                        ? RunComparison.of(paths.getFirst(), paths.getLast())
                        : RunFile.open(paths.getFirst());
        RecordedRun part = files.checked(() -> excerpt.from(run));
        tell(paths.getFirst(), run);
        exports.prepare();
        exports.write(part);
        return ExitCode.DONE;
    }

    private List<Path> paths() {
        if (runs.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "show needs a run: name a file that Loopscope saved.");
        }
        return files.checked(() -> runs.stream().map(Path::of).toList());
    }

    /** The window says so, too; whoever looks at the terminal reads it there. */
    private void tellTrouble(Path path) {
        PrintWriter err = spec.commandLine().getErr();
        OpenableFile.trouble(path).ifPresent(why -> err.println(Escape.printable(why)));
        err.flush();
    }

    private void refuseLesson(Path path) {
        if (Lessons.isNamed(path.toString())) {
            throw new ParameterException(
                    spec.commandLine(),
                    path
                            + " is a lesson and no run: ./app play plays it and leaves its"
                            + " pictures; ./app show without -o opens it in the window.");
        }
    }

    /** Without -o, what {@code play} leaves. */
    private List<Target> targets(List<Path> paths) {
        String name =
                paths.stream()
                        .map(path -> String.valueOf(path.getFileName()))
                        .map(file -> file.replaceFirst("(?i)\\.json(\\.gz)?$", ""))
                        .collect(Collectors.joining("-beside-"));
        return files.targets(List.of(Target.of(name + ".png"), Target.of(name + ".svg")));
    }

    /** What is missing is told, and what differs between two runs. */
    private void tell(Path path, RecordedRun run) {
        PrintWriter err = spec.commandLine().getErr();
        for (String mark : run.marks()) {
            err.println(Escape.printable(path.getFileName() + ": " + mark + "."));
        }
        for (RecordedStage stage : run.stages()) {
            for (String mark : stage.ownMarks()) {
                err.println(Escape.printable(stage.name() + ": " + mark + "."));
            }
        }
        run.differences().forEach(text -> err.println(Escape.printable(text)));
        err.flush();
    }
}
