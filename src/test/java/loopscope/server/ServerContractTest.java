package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.kit.CannotListenException;
import loopscope.kit.Gate;
import loopscope.kit.Kit;
import loopscope.server.Model.Kind;
import loopscope.server.RunningServer.Seen;
import loopscope.trace.Op;
import loopscope.trace.Trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What every server promises, whatever its model. */
@Contract
class ServerContractTest {
    private static final int MIB = 1024 * 1024;

    /** A port that only an administrator may listen at: tcpmux, which hardly anybody has. */
    private static final int PRIVILEGED = 1;

    private final Model model;
    private final Random random = new Random(7);

    ServerContractTest(Model model) {
        this.model = model;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25, 65_536, 65_537, 24 * MIB})
    void echoesExactlyWhatOneClientSaid(int size) throws Exception {
        try (RunningServer server = new RunningServer(model)) {
            byte[] said = bytes(size);
            assertThat(echo(server, said)).isEqualTo(said);
        }
    }

    @Test
    void echoesExactlyWhatEachOfTenClientsSaid() throws Exception {
        try (RunningServer server = new RunningServer(model);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<byte[]> said = new ArrayList<>();
            List<Future<byte[]>> heard = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                byte[] bytes = bytes(i == 0 ? 5 * MIB : 1 + random.nextInt(MIB));
                said.add(bytes);
                heard.add(clients.submit(() -> echo(server, bytes)));
            }
            for (int i = 0; i < 10; i++) {
                assertThat(heard.get(i).get()).isEqualTo(said.get(i));
            }
        }
    }

    @Test
    void whatIsQueuedIsStillSentWhenTheClientSaysNoMore() throws Exception {
        try (RunningServer server = new RunningServer(model)) {
            server.gate.byStep();
            try (TestClient client = new TestClient(server.port())) {
                client.say("Hi");
                client.socket.shutdownOutput();
                server.gate.free();
                assertThat(client.readAll()).asString().isEqualTo("Hi");
            }
        }
    }

    @Test
    void aClientThatResetsHarmsNobody() throws Exception {
        try (RunningServer server = new RunningServer(model)) {
            for (int i = 0; i < 50; i++) {
                TestClient rude = new TestClient(server.port());
                rude.say("x".repeat(1 + random.nextInt(100_000)));
                rude.reset();
                assertThat(server.serves()).isTrue();
            }
        }
    }

    @Test
    void aClientThatLeavesInMidMessageHarmsNobody() throws Exception {
        try (RunningServer server = new RunningServer(model)) {
            for (int i = 0; i < 50; i++) {
                try (TestClient hasty = new TestClient(server.port())) {
                    hasty.say("x".repeat(1 + random.nextInt(200_000)));
                }
                assertThat(server.serves()).isTrue();
            }
        }
    }

    @Test
    void urgentDataIsSurvivedAndNotEchoed() throws Exception {
        try (RunningServer server = new RunningServer(model);
                TestClient client = new TestClient(server.port())) {
            assertThat(client.isServed("before")).isTrue();
            client.socket.sendUrgentData('!');
            assertThat(client.isServed("after")).isTrue();
        }
    }

    @Test
    void repliesThatAreQueuedAreSentBeforeAStopEndsTheClient() throws Exception {
        try (RunningServer server = new RunningServer(model);
                TestClient client = new TestClient(server.port())) {
            assertThat(client.isServed("here")).isTrue();
            server.gate.byStep();
            client.say("owed");
            RunningServer.await(
                    "the word to be read, and not yet answered", () -> isReadAfterAStep(server, 8));
            assertThat(server.sent()).isEqualTo(4);
            server.server.stop();
            server.gate.open();
            assertThat(server.stop()).isTrue();
            assertThat(client.readAll()).asString().isEqualTo("owed");
        }
    }

    /** Also of those whose words nobody has read by then. */
    @Test
    void whatWasSaidBeforeAStopIsEchoedBeforeTheEnd() throws Exception {
        List<TestClient> clients = new ArrayList<>();
        try (RunningServer server = new RunningServer(model)) {
            for (int i = 0; i < (model.kind() == Kind.BLOCKING ? 1 : 5); i++) {
                clients.add(new TestClient(server.port()));
                assertThat(clients.get(i).isServed("here")).isTrue();
            }
            if (model.kind() == Kind.MULTIPLEXED) {
                RunningServer.await("it to ask the kernel", () -> waitsForAll(server));
            }
            server.gate.byStep();
            clients.getFirst().say("Hi, ");
            RunningServer.await("it to be held", () -> server.gate.held() > 0);
            for (TestClient client : clients) {
                client.say("Pong");
                RunningServer.await("the word to arrive", client::isAllSaidThere);
            }
            server.server.stop();
            server.gate.open();
            assertThat(server.stop()).isTrue();
            assertThat(clients.removeFirst().readAll()).asString().isEqualTo("Hi, Pong");
            for (TestClient client : clients) {
                assertThat(client.readAll()).asString().isEqualTo("Pong");
            }
        }
    }

    private static boolean waitsForAll(RunningServer server) {
        return server.trace.openCalls().stream().anyMatch(call -> call.op().isReadiness());
    }

    /** Admits no call once that much was read, so that what was read last is still queued. */
    private static boolean isReadAfterAStep(RunningServer server, int bytes) {
        boolean held = server.gate.held() > 0;
        boolean read = server.received() == bytes;
        if (held && !read) {
            server.gate.step();
        }
        return read;
    }

    @Test
    void stoppingTwiceOrBeforeItServesIsFine() throws Exception {
        try (Trace trace = Trace.start();
                Kit kit = new Kit(trace, new Gate())) {
            Server server = model.make(kit);
            server.stop();
            server.open("127.0.0.1", 0);
            server.stop();
            server.serve();
            server.stop();
            assertThat(kit.stillOpen()).isZero();
        }
    }

    @Test
    void aServerThatIsHeldAtEachCallStopsAllTheSame() throws Exception {
        RunningServer server = new RunningServer(model);
        server.gate.byStep();
        try (TestClient waiting = new TestClient(server.port())) {
            waiting.say("held");
            RunningServer.await("it to be held", () -> server.gate.held() > 0);
            server.server.stop();
            server.gate.open();
            server.close();
        }
        assertThat(server.thread.isAlive()).isFalse();
    }

    @Test
    void aPortInUseIsOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertCannotListen(
                    "127.0.0.1",
                    port,
                    "Port "
                            + port
                            + " on 127.0.0.1 is in use: stop the program that has it, or choose"
                            + " another port (--port 0 finds a free one).");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    192.0.2.1 | 0     | 192.0.2.1 is no address of this machine
                    nowhere   | 0     | "nowhere" isn't an IP address
                    127.0.0.1 | 70000 | Port 70000 isn't in 0 to 65535
                    127.0.0.1 | -1    | Port -1 isn't in 0 to 65535
                    """)
    void whereItCannotListenIsOneSentence(String address, int port, String sentence)
            throws Exception {
        assertCannotListen(address, port, sentence);
    }

    @Test
    void aPortThatIsNotForThisUserIsOneSentence() {
        assumeTrue(isForbidden(PRIVILEGED), "this user may listen at any port");
        assertCannotListen(
                "127.0.0.1",
                PRIVILEGED,
                "Port " + PRIVILEGED + " on 127.0.0.1 is not permitted to this user");
    }

    private static boolean isForbidden(int port) {
        try (ServerSocket listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !listening.isBound();
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("Permission denied");
        }
    }

    private void assertCannotListen(String address, int port, String sentence) {
        try (Trace trace = Trace.start()) {
            Kit kit = new Kit(trace, new Gate());
            Server server = model.make(kit);
            assertThatThrownBy(() -> server.open(address, port))
                    .isInstanceOf(CannotListenException.class)
                    .hasMessageStartingWith(sentence)
                    .hasMessageEndingWith(".");
            kit.close();
            assertThat(kit.stillOpen()).isZero();
        }
    }

    @Test
    void theRecordHoldsEveryByteAndTheEndOfEveryCall() throws Exception {
        RunningServer server = new RunningServer(model);
        int total = 0;
        for (int i = 0; i < 5; i++) {
            byte[] said = bytes(1 + random.nextInt(MIB));
            total += said.length;
            assertThat(echo(server, said)).isEqualTo(said);
        }
        server.close();
        assertThat(server.received()).isEqualTo(total);
        assertThat(server.sent()).isEqualTo(total);
        assertThat(server.ends(Op.ACCEPT).stream().filter(s -> s.result() >= 0)).hasSize(5);
        assertEveryBegunCallEnded(server.seen());
        assertThat(server.trace.dropped()).isZero();
    }

    private static void assertEveryBegunCallEnded(List<Seen> seen) {
        Set<Long> begun = new HashSet<>();
        for (Seen event : seen) {
            if (event.isBegin()) {
                begun.add(event.number());
            } else if (event.isBlocking()) {
                assertThat(begun.remove(event.beginNumber())).as(event.toString()).isTrue();
            }
        }
        assertThat(begun).isEmpty();
    }

    private static byte[] echo(RunningServer server, byte[] said) throws IOException {
        try (TestClient client = new TestClient(server.port())) {
            return client.echo(said, new Random(said.length));
        }
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
