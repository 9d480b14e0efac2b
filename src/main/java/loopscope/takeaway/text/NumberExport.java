package loopscope.takeaway.text;

import loopscope.capture.CaptureFailedException;
import loopscope.capture.CsvFile;
import loopscope.capture.FileChoice;
import loopscope.capture.TextTable;
import loopscope.takeaway.ExportOptions;
import loopscope.takeaway.ExportProgress;
import loopscope.takeaway.RecordedRun;
import loopscope.timeline.figures.Scaling;
import loopscope.timeline.figures.StageFigures;
import loopscope.trace.Connection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes a run's numbers as comma-separated values: those of every client on every stage, or what
 * its experiment found.
 */
public final class NumberExport {
    private static final Comparator<ClientNumbers.Row> SAME_CLIENT_TOGETHER =
            Comparator.comparing(
                    row -> row.figures().lane().connection(),
                    Comparator.comparing(Connection::kind).thenComparingInt(Connection::ordinal));

    private static final List<String> FOUND =
            List.of("stage", "clients", "lowest", "median", "highest", "of what");

    private NumberExport() {}

    /** See {@link loopscope.takeaway.ExportWriter#write}. */
    public static Path write(
            RecordedRun run,
            ExportOptions options,
            Path target,
            FileChoice choice,
            ExportProgress progress)
            throws CaptureFailedException {
        TextTable table = run.chart() == null ? clients(run) : found(run.chart());
        progress.reached(1);
        return CsvFile.write(table, target, choice);
    }

    private static TextTable clients(RecordedRun run) {
        List<ClientNumbers.Row> rows = new ArrayList<>();
        run.stages()
                .forEach(
                        stage ->
                                StageFigures.of(
                                                stage.name(),
                                                stage.record(),
                                                run.end(),
                                                run.instant())
                                        .clients()
                                        .forEach(
                                                client ->
                                                        rows.add(
                                                                new ClientNumbers.Row(
                                                                        stage.name(), client))));
        rows.sort(SAME_CLIENT_TOGETHER);
        return ClientNumbers.of(rows);
    }

    private static TextTable found(Scaling chart) {
        List<List<String>> rows = new ArrayList<>();
        for (Scaling.Curve curve : chart.curves()) {
            for (Scaling.Point point : curve.points()) {
                rows.add(
                        List.of(
                                curve.stage(),
                                String.valueOf(point.clients()),
                                String.valueOf(point.lowest()),
                                String.valueOf(point.median()),
                                String.valueOf(point.highest()),
                                chart.figure()));
            }
        }
        return new TextTable(FOUND, rows);
    }
}
