package loopscope.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.lab.Lab;
import loopscope.lab.Setup;
import loopscope.lab.Stage;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.Tally;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class WatchSessionTest {
    @Test
    void theSummaryCountsTheClientsThatWereNeverAccepted() throws Exception {
        Tally tally = new Tally();
        List<StageRecord> records = new ArrayList<>();
        try (Lab lab = new Lab()) {
            Stage _ =
                    lab.open(
                            Setup.of("sequential")
                                    .watchedBy(
                                            trace -> {
                                                trace.follow(tally);
                                                records.add(StageRecord.of(trace));
                                            }));
            StageRecord record = records.getFirst();
            lab.addClient();
            Patience.await("A to be accepted", () -> tally.clients() == 1);
            assertThat(WatchSession.summary(tally, record.lanes()))
                    .isEqualTo("1 client, 0 messages");
            lab.addClient();
            lab.addClient();
            String both = "1 client, 0 messages, 2 more clients never accepted";
            Patience.await(both, () -> WatchSession.summary(tally, record.lanes()).equals(both));
        }
    }
}
