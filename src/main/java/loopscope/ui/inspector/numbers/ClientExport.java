package loopscope.ui.inspector.numbers;

import loopscope.capture.TextTable;
import loopscope.takeaway.text.ClientNumbers;

import java.util.List;

/** The table of clients as text: in words to be pasted, in plain numbers for other programs. */
final class ClientExport {
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

    /** The rows in numbers; see {@link ClientNumbers}. */
    static TextTable numbers(List<ClientRow> rows) {
        return ClientNumbers.of(
                rows.stream()
                        .map(row -> new ClientNumbers.Row(row.stage(), row.figures()))
                        .toList());
    }
}
