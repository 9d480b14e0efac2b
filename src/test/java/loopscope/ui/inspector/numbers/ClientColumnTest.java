package loopscope.ui.inspector.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;
import loopscope.timeline.figures.ClientFigures;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.ClientTally;
import loopscope.timeline.lanes.Wait;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/** What the columns of the table of clients say, and by what they sort. */
class ClientColumnTest {
    private static ClientRow row(ClientLane lane, long nanos, long count) {
        Wait wait = nanos == 0 ? null : new Wait(0, nanos, false, 0);
        long echo = nanos == 0 ? ClientTally.NEVER : nanos;
        return new ClientRow(
                "select", new ClientFigures(lane, echo, 0, echo, 0, wait, count, count, count));
    }

    private static List<String> sorted(String name, ClientRow... rows) {
        ClientColumn column =
                ClientColumn.ALL.stream().filter(c -> c.name().equals(name)).findFirst().get();
        return Stream.of(rows).sorted(column.order()).map(column.words()).toList();
    }

    @Test
    void figuresSortByValueAndWhatHasNotHappenedIsLongest() {
        try (Play play = new Play()) {
            ClientLane lane = play.lane(play.client("A", 0).connects());
            ClientRow some = row(lane, 1_000_000_000, 1_204);
            ClientRow few = row(lane, 900_000, 9);
            ClientRow none = row(lane, 0, 2_000);
            assertThat(sorted("messages", none, some, few)).containsExactly("9", "1,204", "2,000");
            assertThat(sorted("read", none, some, few))
                    .containsExactly("9 bytes", "1.18 KiB", "1.95 KiB");
            assertThat(sorted("longest wait", none, some, few))
                    .containsExactly("none", "0.9 ms", "1.00 s");
            assertThat(sorted("first echo", none, some, few))
                    .containsExactly("0.9 ms", "1.00 s", "not yet");
        }
    }

    @Test
    void whoHasHalfClosedMayStillGetAnEchoAndWhoHasLeftNeverWill() {
        try (Play play = new Play()) {
            Play.Actor client = play.client("A", 0).connects().says("Hi").saysNoMore();
            assertThat(sorted("first echo", row(play.lane(client), 0, 0)))
                    .containsExactly("not yet");
            client.leaves(false);
            assertThat(sorted("first echo", row(play.lane(client), 0, 0))).containsExactly("never");
        }
    }
}
