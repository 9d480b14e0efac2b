package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.kit.HandOff;
import loopscope.kit.Kit;
import loopscope.kit.PollTable;
import loopscope.trace.Event;
import loopscope.trace.Op;

import org.junit.jupiter.api.Test;

/** What only poll promises: a time limit of its user's choice. */
class PollServerTest {
    @Test
    void aPollWithATimeLimitComesBackWithNothingOnceItIsOver() throws Exception {
        try (RunningServer server = serverWithin(30);
                TestClient client = new TestClient(server.port())) {
            RunningServer.await("three in vain", () -> timedOut(server) >= 3);
            assertThat(client.isServed("Hi")).isTrue();
            assertThat(server.ends(Op.POLL)).allMatch(poll -> poll.argument() == 30);
            assertThat(server.ends(Op.POLL)).anyMatch(poll -> poll.result() > 0);
        }
    }

    @Test
    void withoutOneItIsNeverOver() throws Exception {
        try (RunningServer server = serverWithin(PollTable.FOREVER)) {
            assertThat(server.serves()).isTrue();
            assertThat(server.ends(Op.POLL)).allMatch(poll -> poll.result() > 0);
        }
    }

    @Test
    void aTimeLimitThatCannotBeIsOneSentence() {
        assertThatThrownBy(() -> within(0))
                .hasMessage(
                        "A poll needs a time-out of 1 ms or more, or -1 for none, not 0: choose"
                                + " another number.");
    }

    private static RunningServer serverWithin(int millis) {
        assumeTrue(Kit.rawObstacle() == null, Kit.rawObstacle());
        return new RunningServer(Catalogue.find("poll").orElseThrow(), within(millis));
    }

    private static Model.Settings within(int millis) {
        return new Model.Settings(10, 128, HandOff.UNBOUNDED, millis);
    }

    private static long timedOut(RunningServer server) {
        Event event = server.trace.event();
        return server.ends(Op.POLL).stream()
                .filter(poll -> event.moveTo(poll.number()) && event.isTimedOut())
                .count();
    }
}
