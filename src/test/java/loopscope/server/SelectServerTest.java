package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.kit.Kit;
import loopscope.trace.Interest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only the select server promises. */
class SelectServerTest {
    @BeforeAll
    static void onlyWhereItRuns() {
        assumeTrue(Kit.rawObstacle() == null, Kit.rawObstacle());
    }

    @Test
    void isInOutputsOnlyWhileItsQueueHoldsSomething() throws Exception {
        try (RunningServer server = start()) {
            try (TestClient client = new TestClient(server.port())) {
                assertThat(client.isServed("one")).isTrue();
                assertThat(client.isServed("two")).isTrue();
            }
            int idle = Interest.IN | Interest.EXCEPTIONAL;
            int owing = idle | Interest.OUT;
            RunningServer.await("goodbye", () -> server.interests().contains(0));
            assertThat(server.interests()).containsExactly(idle, owing, idle, owing, idle, 0);
        }
    }

    private static RunningServer start() {
        return new RunningServer(model());
    }

    private static Model model() {
        return Catalogue.find("select").orElseThrow();
    }
}
