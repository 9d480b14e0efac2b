package loopscope.timeline.sets;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.foreign.TracerLog;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Event;
import loopscope.trace.Op;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The state table of servers of others, from logs of their calls. */
class ForeignSetsTest {
    @Test
    void thatASelectOfOthersHasThreeSetsAndNumbersIsShown() throws Exception {
        StateTable table = inside(log("select.log"), Op.SELECT);
        assertThat(table.watching()).isEqualTo(Watching.SETS);
        assertThat(table.sets().getFirst()).startsWith("inputs {3, 4");
        assertThat(table.rows().getFirst().name()).isEqualTo("listen");
        assertThat(table.rows().getFirst().text(StateColumn.FD)).isEqualTo("3");
    }

    @Test
    void whyANumberIsUnknownIsSaidOfAProgramThatHadItsSocketsBefore() throws Exception {
        String attached = log("blocking.log").replaceAll("(?m)^.* (socket|listen)\\(.*\n", "");
        StateTable table = inside(attached, Op.ACCEPT);
        assertThat(table.sets()).containsExactly("fd ?: was open before the program was watched");
    }

    private static String log(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        ForeignSetsTest.class.getResourceAsStream("/loopscope/foreign/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** The table within the third call of a kind. */
    private static StateTable inside(String log, Op op) throws Exception {
        AtomicReference<StageRecord> record = new AtomicReference<>();
        TracerLog.read(
                new ByteArrayInputStream(log.getBytes(StandardCharsets.ISO_8859_1)),
                trace -> record.set(StageRecord.of(trace)));
        Event event = record.get().trace().event();
        int calls = 0;
        for (long number = 0; event.moveTo(number); number++) {
            calls += event.op() == op && event.isBegin() ? 1 : 0;
            if (calls == 3) {
                return StateTable.of(record.get(), number + 1, event.time());
            }
        }
        throw new AssertionError("there is no third " + op);
    }
}
