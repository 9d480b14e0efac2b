package loopscope.takeaway.text;

import loopscope.capture.AtomicFile;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.CsvFile;
import loopscope.capture.FileChoice;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.RecordedStage;
import loopscope.timeline.calls.CallLine;
import loopscope.trace.Escape;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a run's calls in UTF-8, a line each: as a call tracer prints them, or as comma-separated
 * values.
 *
 * <pre>
 *   0.730021 server thread: select(6, [3 4 5], [], [5]) = 1 (in [5]) &lt;0.730021&gt;
 *   1.460122 server thread: recv(5&lt;A&gt;, &lt;unfinished ...&gt;
 * </pre>
 *
 * The calls are written one by one: a long run needs little memory.
 */
public final class CallExport {
    private static final List<String> HEADERS =
            List.of(
                    "stage",
                    "caller",
                    "begin (s)",
                    "took (s)",
                    "call",
                    "client",
                    "result",
                    "whole call");

    private CallExport() {}

    /** As a call tracer prints them; see {@link loopscope.takeaway.ExportWriter#write}. */
    public static Path writeLines(
            RecordedRun run,
            ExportOptions options,
            Path target,
            FileChoice choice,
            ExportProgress progress)
            throws CaptureFailedException {
        Path written =
                AtomicFile.write(
                        target,
                        choice,
                        out -> lines(run, new CallLog(run, options.picture()), out));
        progress.reached(1);
        return written;
    }

    /** As comma-separated values; see {@link loopscope.takeaway.ExportWriter#write}. */
    public static Path writeCsv(
            RecordedRun run,
            ExportOptions options,
            Path target,
            FileChoice choice,
            ExportProgress progress)
            throws CaptureFailedException {
        Path written =
                AtomicFile.write(
                        target, choice, out -> csv(new CallLog(run, options.picture()), out));
        progress.reached(1);
        return written;
    }

    private static void lines(RecordedRun run, CallLog log, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write("# " + Escape.printable(run.heading()) + "\n");
        for (RecordedStage stage : run.stages()) {
            for (String mark : stage.marks()) {
                text.write("# " + Escape.printable(stage.name() + ": " + mark) + "\n");
            }
        }
        for (String mark : run.marks()) {
            text.write("# " + Escape.printable(mark) + "\n");
        }
        for (String difference : run.differences()) {
            text.write("# " + Escape.printable(difference) + "\n");
        }
        boolean many = run.stages().size() > 1;
        text.write(
                "# when it began (s), "
                        + (many ? "stage, " : "")
                        + "who called: the call = its result <how long it took (s)>\n");
        log.read(call -> text.write(line(call, many)));
        text.flush();
    }

    private static String line(CallRecord call, boolean many) {
        return CallLine.seconds(call.begin())
                + " "
                + (many ? Escape.printable(call.stage()) + ", " : "")
                + Escape.printable(call.caller())
                + ": "
                + call.line()
                + "\n";
    }

    private static void csv(CallLog log, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write(CsvFile.line(HEADERS));
        log.read(call -> text.write(CsvFile.line(cells(call))));
        text.flush();
    }

    private static List<String> cells(CallRecord call) {
        return List.of(
                Escape.printable(call.stage()),
                Escape.printable(call.caller()),
                seconds(call.begin()),
                call.hasEnded() ? seconds(call.length()) : "",
                call.operation(),
                call.client(),
                call.hasEnded() ? String.valueOf(call.result()) : "",
                call.line());
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).toPlainString();
    }
}
