package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.kit.Kit;
import loopscope.server.RunningServer.Seen;
import loopscope.trace.Interest;
import loopscope.trace.Op;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/** What the edge-triggered server must do, as nobody tells it twice. */
class EpollEdgeServerTest {
    private static final int SEVERAL_READS = 200_000;

    @BeforeAll
    static void onlyWhereItRuns() {
        assumeTrue(Kit.rawObstacle() == null, Kit.rawObstacle());
    }

    @Test
    void goesOnReadingAfterOneEdgeUntilItWouldBlock() throws Exception {
        try (RunningServer server = new RunningServer(model());
                TestClient client = new TestClient(server.port())) {
            assertThat(client.isServed("Hi")).isTrue();
            server.gate.byStep();
            String much = "x".repeat(SEVERAL_READS);
            // In a thread of its own, as the kernel need not hold all of it.
            CompletableFuture<Void> saying = CompletableFuture.runAsync(() -> say(client, much));
            RunningServer.await("something to be said", () -> server.gate.held() > 0);
            server.gate.free();
            assertThat(client.hear(SEVERAL_READS)).hasSize(SEVERAL_READS);
            saying.join();
            RunningServer.await("the last read to say so", () -> lastWouldBlock(server));
            int connection = server.ends(Op.ACCEPT).getFirst().connection();
            assertThat(server.ends(Op.RECV))
                    .filteredOn(s -> s.connection() == connection && s.result() > 0)
                    .hasSizeGreaterThan(1 + SEVERAL_READS / (64 * 1024));
        }
    }

    private static void say(TestClient client, String text) {
        try {
            client.say(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean lastWouldBlock(RunningServer server) {
        return server.ends(Op.RECV).getLast().result() < 0;
    }

    @Test
    void watchesEachClientOnceAndForGood() throws Exception {
        try (RunningServer server = new RunningServer(model())) {
            try (TestClient client = new TestClient(server.port())) {
                for (int i = 0; i < 10; i++) {
                    assertThat(client.isServed("Hi")).isTrue();
                }
            }
            int all = Interest.IN | Interest.OUT | Interest.EXCEPTIONAL | Interest.EDGE;
            RunningServer.await("goodbye", () -> !server.ends(Op.CLOSE).isEmpty());
            int connection = server.ends(Op.CLOSE).getFirst().connection();
            assertThat(server.ends(Op.EPOLL_CTL))
                    .filteredOn(s -> s.connection() == connection)
                    .extracting(Seen::argument)
                    .containsExactly(all, 0);
        }
    }

    private static Model model() {
        return Catalogue.find("epoll-edge").orElseThrow();
    }
}
