package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import loopscope.trace.Op;

import org.junit.jupiter.api.Test;

/** What every server promises where no more than so many clients are to be served at once. */
@Contract
class ClientLimitTest {
    private final Model model;

    ClientLimitTest(Model model) {
        this.model = model;
    }

    @Test
    void closesWhoIsOneTooManyAndServesTheNextOnceOneHasLeft() throws Exception {
        assumeFalse(model.id().equals("sequential"), "it accepts one client at a time");
        try (RunningServer server = new RunningServer(model)) {
            server.kit.limitClients(2);
            try (TestClient first = new TestClient(server.port());
                    TestClient second = new TestClient(server.port())) {
                assertThat(first.isServed("first")).isTrue();
                assertThat(second.isServed("second")).isTrue();
                try (TestClient third = new TestClient(server.port());
                        TestClient fourth = new TestClient(server.port())) {
                    assertThat(third.seesTheEnd()).isTrue();
                    assertThat(fourth.seesTheEnd()).isTrue();
                }
                assertThat(first.isServed("still here")).isTrue();
            }
            RunningServer.await("them to be closed", () -> server.ends(Op.CLOSE).size() >= 4);
            assertThat(server.serves()).isTrue();
            assertThat(server.kit.notices()).singleElement().asString().contains("2 clients");
        }
    }
}
