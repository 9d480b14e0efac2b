package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.Patience;
import loopscope.server.RunningServer.Seen;
import loopscope.trace.Op;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reactor over TLS: what it promises as every server, and what is special about it. */
class SelectorTlsTest {
    private final Model model = Catalogue.find("selector-tls").orElseThrow();
    private final ServerContractTest contract = new ServerContractTest(model);

    @Test
    void echoesExactlyWhatOneClientSaidInOneRecordOrMany() throws Exception {
        contract.echoesExactlyWhatOneClientSaid(1);
        contract.echoesExactlyWhatOneClientSaid(16_385);
        contract.echoesExactlyWhatOneClientSaid(4 << 20);
    }

    @Test
    void aClientThatLeavesInAnyWayHarmsNobody() throws Exception {
        try (RunningServer server = new RunningServer(model)) {
            try (TestClient hasty = new TestClient(server.port())) {
                hasty.say("x".repeat(100_000));
            }
            TestClient rude = new TestClient(server.port());
            rude.say("x".repeat(100_000));
            rude.reset();
            plain(server).close();
            assertThat(server.serves()).isTrue();
            Patience.await("goodbyes", () -> closed(server) == 4);
        }
    }

    private static long closed(RunningServer server) {
        return server.ends(Op.CLOSE).stream().filter(s -> s.connection() > 1).count();
    }

    @Test
    void keepsTheContractOfAStop() throws Exception {
        contract.repliesThatAreQueuedAreSentBeforeAStopEndsTheClient();
        contract.whatWasSaidBeforeAStopIsEchoedBeforeTheEnd();
        contract.stoppingTwiceOrBeforeItServesIsFine();
    }

    @Test
    void itsRecordHoldsEveryByteOfTextWhereAStreamCounts() throws Exception {
        contract.theRecordHoldsEveryByteAndTheEndOfEveryCall();
    }

    @Test
    void sleepsWhileItsClientsSayNothing() throws Exception {
        new ServerCalmTest(model).sleepsWhileItsClientsSayNothing();
    }

    @Test
    void whatIsQueuedIsStillSentToOneWhoHalfCloses() throws Exception {
        try (RunningServer server = new RunningServer(model);
                TestClient client = new TestClient(server.port())) {
            assertThat(client.isServed("first")).isTrue();
            client.say("last");
            client.socket.shutdownOutput();
            assertThat(client.readAll()).asString().isEqualTo("last");
            assertThat(server.ends(Op.CLOSE_NOTIFY)).hasSize(1);
        }
    }

    @Test
    void theHandshakeIsReadsAndWritesOnTheLoopBeforeAnyText() throws Exception {
        try (RunningServer server = new RunningServer(model);
                TestClient client = new TestClient(server.port())) {
            assertThat(client.isServed("Hi")).isTrue();
            Patience.await("the echo", () -> server.sent() == 2);
            List<Seen> seen = server.seen().stream().filter(s -> !s.isBegin()).toList();
            List<Seen> handshake = seen.subList(0, at(seen, Op.SECURED));
            assertThat(handshake)
                    .extracting(Seen::op)
                    .containsSubsequence(
                            Op.ACCEPT, Op.SELECT, Op.READ, Op.UNWRAP, Op.WRAP, Op.WRITE)
                    .contains(Op.TASK);
            assertThat(handshake).allMatch(s -> s.moved() == 0);
            assertThat(handshake).anyMatch(s -> s.op() == Op.READ && s.result() > 2);
            assertThat(seen).filteredOn(s -> s.op() == Op.UNWRAP && s.moved() == 2).hasSize(1);
            assertThat(seen).filteredOn(s -> s.op() == Op.WRITE && s.moved() == 2).hasSize(1);
        }
    }

    private static int at(List<Seen> seen, Op op) {
        return seen.stream().map(Seen::op).toList().indexOf(op);
    }

    @Test
    void aClientThatStopsInMidHandshakeKeepsNobodyWaiting() throws Exception {
        try (RunningServer server = new RunningServer(model);
                Socket silent = plain(server)) {
            silent.getOutputStream().write(new byte[] {22, 3, 1});
            Patience.await("its bytes", () -> isRead(server, 3));
            assertThat(server.serves()).isTrue();
            assertThat(server.kit.notices()).isEmpty();
        }
    }

    @Test
    void oneThatSpeaksPlainlyIsClosedWithASentence() throws Exception {
        try (RunningServer server = new RunningServer(model);
                Socket plain = plain(server)) {
            plain.setSoTimeout((int) Patience.LIMIT.toMillis());
            plain.getOutputStream().write("Hi\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(plain.getInputStream().read()).isEqualTo(-1);
            assertThat(server.kit.notices())
                    .containsExactly(
                            "127.0.0.1:"
                                    + plain.getLocalPort()
                                    + " does not speak TLS: its first bytes are no handshake;"
                                    + " its connection was closed.");
            assertThat(server.serves()).isTrue();
        }
    }

    @Test
    void recordsThatCameInOneReadAreAllEchoedThoughNoSelectTellsOfThem() throws Exception {
        try (RunningServer server = new RunningServer(model);
                TestClient client = new TestClient(server.port())) {
            assertThat(client.isServed("first")).isTrue();
            server.gate.byStep();
            List<String> words = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                words.add("word" + i + " ");
                client.say(words.getLast());
            }
            Patience.await("all to arrive", client::isAllSaidThere);
            server.gate.free();
            String all = String.join("", words);
            assertThat(client.hear(all.length())).isEqualTo(all);
        }
    }

    @Test
    void opensslHearsWhatItSays() throws Exception {
        Path openssl = Path.of("/usr/bin/openssl");
        assumeTrue(Files.isExecutable(openssl), "no openssl is installed");
        try (RunningServer server = new RunningServer(model)) {
            String address = "127.0.0.1:" + server.port();
            Process client =
                    new ProcessBuilder(
                                    openssl.toString(), "s_client", "-quiet", "-connect", address)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (BufferedReader heard = client.inputReader();
                    BufferedWriter said = client.outputWriter()) {
                said.write("from outside\n");
                said.flush();
                assertThat(heard.readLine()).isEqualTo("from outside");
            } finally {
                client.destroyForcibly();
            }
        }
    }

    private static Socket plain(RunningServer server) throws Exception {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static boolean isRead(RunningServer server, int bytes) {
        return server.ends(Op.READ).stream().anyMatch(s -> s.result() == bytes);
    }
}
