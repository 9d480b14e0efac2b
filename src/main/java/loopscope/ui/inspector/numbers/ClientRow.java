package loopscope.ui.inspector.numbers;

import loopscope.timeline.figures.ClientFigures;
import loopscope.timeline.figures.StageFigures;
import loopscope.trace.Connection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A client on a stage.
 *
 * @param stage the stage's name
 * @param figures the client's figures on that stage
 */
public record ClientRow(String stage, ClientFigures figures) {

    /** The clients of all stages as they came, the same client on all stages together. */
    static List<ClientRow> of(List<StageFigures> stages) {
        List<ClientRow> rows = new ArrayList<>();
        stages.forEach(
                stage -> stage.clients().forEach(c -> rows.add(new ClientRow(stage.title(), c))));
        rows.sort(Comparator.comparing(ClientRow::connection, ClientColumn.AS_THEY_CAME));
        return rows;
    }

    Connection connection() {
        return figures.lane().connection();
    }
}
