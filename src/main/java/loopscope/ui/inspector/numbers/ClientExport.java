package loopscope.ui.inspector.numbers;

import loopscope.capture.TextTable;
import loopscope.timeline.figures.ClientFigures;
import loopscope.timeline.lanes.ClientTally;
import loopscope.timeline.lanes.Wait;

import java.math.BigDecimal;
import java.util.List;

/** The table of clients as text: in words to be pasted, in plain numbers for other programs. */
final class ClientExport {
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

    private ClientExport() {}

    /** The rows as they are shown. */
    static TextTable words(List<ClientRow> rows) {
        return new TextTable(
                ClientColumn.ALL.stream().map(ClientColumn::name).toList(),
                rows.stream()
                        .map(
                                row ->
                                        ClientColumn.ALL.stream()
                                                .map(c -> c.words().apply(row))
                                                .toList())
                        .toList());
    }

    /**
     * The rows in numbers: seconds with a dot, bytes. Each time has its bounds, which are equal
     * where it is known; what has not happened is empty, as is the end of a wait that goes on.
     */
    static TextTable numbers(List<ClientRow> rows) {
        return new TextTable(HEADERS, rows.stream().map(ClientExport::numbers).toList());
    }

    private static List<String> numbers(ClientRow row) {
        ClientFigures of = row.figures();
        Wait wait = of.longest();
        return List.of(
                row.connection().name(),
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
