package loopscope.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.lanes.ClientMessages;
import loopscope.timeline.lanes.StageRecord;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server that speaks first: what it says unasked answers nobody. */
class GreetingTest {
    @Test
    void anAnswerComesAfterWhatItAnswers() throws Exception {
        String log =
                """
                7 1.000000 listen(3<socket:[80]>, 5) = 0 <0.000010>
                7 2.000000 accept4(3<socket:[80]>, NULL, NULL, 0) = 4<socket:[81]> <0.000010>
                7 2.100000 write(4<socket:[81]>, "Welcome!", 8) = 8 <0.000010>
                7 3.000000 read(4<socket:[81]>, "Hi", 9) = 2 <0.000010>
                7 3.500000 write(4<socket:[81]>, "Hi", 2) = 2 <0.000010>
                7 4.000000 read(4<socket:[81]>, "Bye", 9) = 3 <0.000010>
                7 4.500000 write(4<socket:[81]>, "Bye", 3) = 3 <0.000010>
                """;
        List<StageRecord> records = new ArrayList<>();
        TracerLog.read(
                new ByteArrayInputStream(log.getBytes(StandardCharsets.US_ASCII)),
                trace -> records.add(StageRecord.of(trace)));
        ClientMessages.View said = records.getFirst().lanes().clients().getFirst().messages();
        assertThat(said.size()).isEqualTo(2);
        assertThat(said.heard(0)).isEqualTo(2_500_000_000L);
        assertThat(said.heard(1)).isEqualTo(3_500_000_000L);
    }
}
