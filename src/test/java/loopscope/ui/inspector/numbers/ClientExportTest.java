package loopscope.ui.inspector.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.capture.CsvFile;
import loopscope.timeline.Play;
import loopscope.timeline.figures.ClientFigures;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientTally;
import loopscope.timeline.lanes.Wait;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The table of clients as it leaves the window. */
class ClientExportTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void wordsAreForPeopleAndNumbersForPrograms() {
        try (Play play = new Play()) {
            ClientLane lane = play.lane(play.client("A", 0).connects());
            Wait open = new Wait(SECOND, 4 * SECOND, true, SECOND);
            ClientFigures figures =
                    new ClientFigures(
                            lane, 1_500, 0, ClientTally.NEVER, 0, open, 1_204, 2_048, 4_096);
            List<ClientRow> rows = List.of(new ClientRow("select", figures));
            assertThat(ClientExport.words(rows).tabs().lines().toList().getLast())
                    .isEqualTo("A\tselect\t3.00 s\tnot yet\t1.5 µs\t1,204\t2.00 KiB\t4.00 KiB");
            assertThat(CsvFile.text(ClientExport.numbers(rows)).lines().toList().getLast())
                    .isEqualTo("A,select,3.000000000,,,,0.000001500,0.000001500,1204,2048,4096");
        }
    }

    @Test
    void aTimeThatIsNotKnownExactlyLeavesWithItsBounds() {
        try (Play play = new Play()) {
            ClientLane lane = play.lane(play.client("A", 0).connects());
            Wait wait = new Wait(2 * SECOND, 3 * SECOND, false, SECOND);
            ClientFigures figures =
                    new ClientFigures(lane, SECOND, SECOND, SECOND, SECOND, wait, 0, 0, 0);
            assertThat(ClientExport.numbers(List.of(new ClientRow("x", figures))).rows())
                    .containsExactly(
                            List.of(
                                    "A",
                                    "x",
                                    "1.000000000",
                                    "2.000000000",
                                    "1.000000000",
                                    "2.000000000",
                                    "1.000000000",
                                    "2.000000000",
                                    "0",
                                    "0",
                                    "0"));
        }
    }
}
