package loopscope.takeaway.text;

import loopscope.capture.TextTable;
import loopscope.timeline.figures.ClientFigures;
import loopscope.timeline.lanes.ClientTally;
import loopscope.timeline.lanes.Wait;

import java.math.BigDecimal;
import java.util.List;

/**
 * The figures of clients in plain numbers for other programs: seconds with a dot, bytes.
 *
 * <p>Each time has its bounds, which are equal where it is known; what has not happened is empty,
 * as is the end of a wait that goes on.
 */
public final class ClientNumbers {
    private static final List<String> HEADERS =
            List.of(
                    "client",
                    "stage",
                    "longest wait at least (s)",
                    "longest wait at most (s)",
                    "first echo at least (s)",
                    "first echo at most (s)",
                    "accepted at least (s)",
                    "accepted at most (s)",
                    "messages",
                    "read (bytes)",
                    "sent (bytes)");

    private ClientNumbers() {}

    /**
     * A client on a stage.
     *
     * @param stage the stage's name
     * @param figures the client's figures on that stage
     */
    public record Row(String stage, ClientFigures figures) {}

    /** The table of some clients. */
    public static TextTable of(List<Row> rows) {
        return new TextTable(HEADERS, rows.stream().map(ClientNumbers::cells).toList());
    }

    private static List<String> cells(Row row) {
        ClientFigures of = row.figures();
        Wait wait = of.longest();
        return List.of(
                of.lane().connection().name(),
                row.stage(),
                wait == null ? "" : seconds(wait.length()),
                wait == null || wait.open() ? "" : seconds(wait.to() - wait.earliest()),
                time(of.toFirstEcho(), 0),
                time(of.toFirstEcho(), of.echoLead()),
                time(of.toAccept(), 0),
                time(of.toAccept(), of.acceptLead()),
                Long.toString(of.messages()),
                Long.toString(of.read()),
                Long.toString(of.sent()));
    }

    private static String time(long nanos, long lead) {
        return nanos == ClientTally.NEVER ? "" : seconds(nanos + lead);
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).toPlainString();
    }
}
