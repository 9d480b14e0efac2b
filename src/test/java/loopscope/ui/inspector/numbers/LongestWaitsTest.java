package loopscope.ui.inspector.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.timeline.Play;
import loopscope.timeline.figures.StageFigures;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The bars of the longest waits. */
class LongestWaitsTest {
    @Test
    void whoWaitsLongestComesFirst() {
        try (Play play = new Play()) {
            Play.Actor a = play.client("A", 0);
            play.client("B", 1).connects();
            play.goesOnForLong();
            a.connects();
            var lanes = play.lanes();
            long now = play.trace.now();
            StageFigures figures = StageFigures.of("select", play.record, now, now);
            assertThat(LongestWaits.of(List.of(figures), List.of(lanes)))
                    .extracting(client -> client.who().name())
                    .containsExactly("B", "A");
        }
    }
}
