package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.server.RunningServer.Seen;
import loopscope.trace.Op;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** What only a pool of workers promises. */
class PoolServerTest {
    @Test
    void theEleventhClientIsAcceptedAndWaitsForAWorker() throws Exception {
        List<TestClient> clients = new ArrayList<>();
        try (RunningServer server = new RunningServer(model(), Model.Settings.USUAL)) {
            for (int i = 0; i < 10; i++) {
                clients.add(new TestClient(server.port()));
                assertThat(clients.get(i).isServed("Hi")).isTrue();
            }
            try (TestClient eleventh = new TestClient(server.port())) {
                assertThat(eleventh.isKeptWaiting("Me")).isTrue();
                RunningServer.await(
                        "the hand-offs", () -> connections(server, Op.HAND_OFF).size() == 11);
                assertThat(connections(server, Op.ACCEPT))
                        .isEqualTo(connections(server, Op.HAND_OFF));
                assertThat(connections(server, Op.PICK_UP)).hasSize(10);
                clients.removeFirst().close();
                assertThat(eleventh.hear(2)).isEqualTo("Me");
                assertThat(connections(server, Op.PICK_UP)).hasSize(11);
            }
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void whatWasHandedOffIsToldBeforeItIsTaken() throws Exception {
        try (RunningServer server = new RunningServer(model(), Model.Settings.USUAL)) {
            for (int i = 0; i < 300; i++) {
                assertThat(server.serves()).isTrue();
            }
            List<Seen> puts = server.ends(Op.HAND_OFF);
            for (Seen taken : server.ends(Op.PICK_UP)) {
                assertThat(puts)
                        .as("put of %s", taken)
                        .anyMatch(
                                put ->
                                        put.connection() == taken.connection()
                                                && put.number() < taken.number());
            }
        }
    }

    /**
     * One is served, one waits in the queue, one in the acceptor's hands, two in the accept queue.
     */
    @Test
    void withABoundedQueueTheAcceptorStopsAndThenConnectsStall() throws Exception {
        Model.Settings narrow = new Model.Settings(1, 1, 1);
        List<TestClient> clients = new ArrayList<>();
        try (RunningServer server = new RunningServer(model(), narrow);
                Socket sixth = new Socket()) {
            clients.add(new TestClient(server.port()));
            assertThat(clients.getFirst().isServed("Hi")).isTrue();
            for (int i = 1; i < 5; i++) {
                clients.add(new TestClient(server.port()));
                clients.getLast().say("Me");
                int accepted = Math.min(3, i + 1);
                RunningServer.await(
                        "the accepts", () -> connections(server, Op.ACCEPT).size() == accepted);
            }
            RunningServer.await("the acceptor to wait", () -> isPutting(server, 3));
            InetSocketAddress there =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            assertThatThrownBy(() -> sixth.connect(there, 500))
                    .isInstanceOf(SocketTimeoutException.class);
            clients.removeFirst().close();
            for (TestClient client : clients) {
                assertThat(client.hear(2)).isEqualTo("Me");
                client.close();
            }
        }
    }

    @Test
    void aStopServesThoseWhoWaitForAWorkerToo() throws Exception {
        try (RunningServer server = new RunningServer(model(), new Model.Settings(1, 5, 1));
                TestClient served = new TestClient(server.port());
                TestClient queued = new TestClient(server.port());
                TestClient held = new TestClient(server.port())) {
            assertThat(served.isServed("Hi")).isTrue();
            queued.say("queued");
            held.say("held");
            RunningServer.await("the acceptor to wait", () -> isPutting(server, 3));
            assertThat(server.stop()).isTrue();
            assertThat(served.readAll()).isEmpty();
            assertThat(queued.readAll()).asString().isEqualTo("queued");
            assertThat(held.readAll()).asString().isEqualTo("held");
        }
    }

    @Test
    void settingsThatCannotBeAreOneSentence() {
        assertThatThrownBy(() -> new Model.Settings(0, 5, 5))
                .hasMessage("A pool needs 1 to 1000 workers, not 0: choose another number.");
        assertThatThrownBy(() -> new Model.Settings(10, 0, 5)).hasMessageContaining("backlog");
        assertThatThrownBy(() -> new Model.Settings(10, 5, 0)).hasMessageContaining("queue");
    }

    /**
     * Whether the acceptor waits for room, with so many clients accepted. (It may have to wait for
     * each of them, and then goes on; the next one is still in the kernel's hands.)
     */
    private static boolean isPutting(RunningServer server, int accepted) {
        return connections(server, Op.ACCEPT).size() == accepted
                && connections(server, Op.HAND_OFF).size() == accepted - 1
                && server.trace.openCalls().stream().anyMatch(call -> call.op() == Op.HAND_OFF);
    }

    private static List<Integer> connections(RunningServer server, Op op) {
        return server.ends(op).stream()
                .filter(s -> s.connection() > 0 && s.result() >= 0)
                .map(Seen::connection)
                .toList();
    }

    private static Model model() {
        return Catalogue.find("pool").orElseThrow();
    }
}
