package loopscope.cli.figures;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.cli.base.ExitCode;
import loopscope.cli.base.Toolkit;
import loopscope.measure.Effort;
import loopscope.measure.Measurement;
import loopscope.measure.Measurements;
import loopscope.measure.Report;
import loopscope.timeline.words.Nearest;
import loopscope.trace.Escape;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Measures on this machine what the project claims, and prints it as a table. */
@Command(
        name = "measure",
        customSynopsis = "./app measure [--json FILE] [--quick] [NAME]...",
        usageHelpWidth = 100,
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Measures on this machine what recording costs, and how the models stand beside other"
                    + " servers; all of it in less than 15 minutes. Let nothing else run meanwhile."
                    + " What is compared takes turns; a figure is a median, with the least and the"
                    + " most. Exits with 1 if a figure misses what it is to reach.",
        })
public final class MeasureCommand implements Callable<Integer> {
    private final Supplier<List<Measurement>> ofWindow;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description =
                    "record, open, observe, echo, idle, crowd, frames, quiet or start; all without"
                            + " a name")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "leaves the figures as JSON")
    private @Nullable Path json;

    @Option(
            names = "--quick",
            description = "a round of a moment each: shows that all works, its figures say little")
    private boolean quick;

    /**
     * The command.
     *
     * @param ofWindow the measurements of the window; made after the toolkit has been started
     */
    public MeasureCommand(Supplier<List<Measurement>> ofWindow) {
        this.ofWindow = ofWindow;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, CaptureFailedException {
        List<Measurement> wanted = wanted();
        Path file = json;
        if (file != null) {
            AtomicFile.check(file, FileChoice.NEW_NAME);
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        MeasureTable table = new MeasureTable(out);
        Map<Measurement, Report> reports = new LinkedHashMap<>();
        for (Measurement one : wanted) {
            err.printf(Locale.ROOT, "measuring %s: %s ...%n", one.name(), one.what());
            err.flush();
            if (!Measurements.all().contains(one)) {
                Toolkit.startWithoutDisplay();
            }
            Report report = one.measure(quick ? Effort.QUICK : Effort.USUAL);
            reports.put(one, report);
            table.add(one, report);
        }
        long missed = reports.values().stream().mapToLong(Report::missed).sum();
        table.end(missed);
        if (file != null) {
            byte[] text = MeasureJson.text(reports).getBytes(StandardCharsets.UTF_8);
            Path written = AtomicFile.write(file, FileChoice.NEW_NAME, to -> to.write(text));
            err.println("saved " + written);
            err.flush();
        }
        return missed == 0 || quick ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private List<Measurement> wanted() {
        List<Measurement> all = new ArrayList<>(Measurements.all());
        all.addAll(ofWindow.get());
        for (String name : names) {
            if (all.stream().noneMatch(one -> one.name().equals(name))) {
                throw new ParameterException(spec.commandLine(), unknown(name, all));
            }
        }
        return all.stream().filter(one -> names.isEmpty() || names.contains(one.name())).toList();
    }

    private static String unknown(String name, List<Measurement> all) {
        List<String> ids = all.stream().map(Measurement::name).toList();
        return String.format(
                Locale.ROOT,
                "There is no measurement \"%s\": %s",
                Escape.printable(name),
                Nearest.advice(name, ids));
    }
}
