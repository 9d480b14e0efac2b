package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;

import loopscope.Patience;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.Lanes;
import loopscope.timeline.lanes.StageRecord;
import loopscope.timeline.lanes.TlsMismatch;
import loopscope.timeline.words.Sentence;
import loopscope.timeline.words.Subject;
import loopscope.trace.state.Goodbye;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.Socket;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Own clients speak TLS where the server does, and are shown as on any other stage. */
class TlsTest {
    private static final byte[] CLIENT_HELLO = {22, 3, 1, 0, 5, 1, 0, 0, 1, 0};

    private final Lab lab = new Lab();
    private final Map<Stage, StageRecord> records = new HashMap<>();

    @AfterEach
    void close() {
        lab.close();
    }

    private Stage open(String model) throws CannotStartException {
        StageRecord[] made = new StageRecord[1];
        Stage stage = lab.open(Setup.of(model).watchedBy(trace -> made[0] = StageRecord.of(trace)));
        records.put(stage, made[0]);
        return stage;
    }

    private ClientLane lane(Stage stage, LabClient client) {
        return records.get(stage).lanes().client(client.connection(stage));
    }

    @Test
    void aMessageIsItsTextAndPairsWithItsEchoAsOnAPlainStage() throws CannotStartException {
        Stage plain = open("selector");
        Stage tls = open("selector-tls");
        LabClient client = lab.addClient();
        Ears ears = new Ears(client);
        client.say("Hi");
        ears.await(plain, "Hi"); // or both messages might be read as one
        ears.await(tls, "Hi");
        client.say(", world");
        for (Stage stage : new Stage[] {plain, tls}) {
            ears.await(stage, "Hi, world");
            Patience.await("the record", () -> hasHeard(stage, client, 1));
            ClientLane lane = lane(stage, client);
            assertThat(lane.messages().size()).isEqualTo(2);
            assertThat(lane.messages().start(1)).isEqualTo(2);
            assertThat(records.get(stage).lanes().text(lane.messages(), 1)).isEqualTo(", world");
            assertThat(lane.tally().read()).isEqualTo(9);
            awaitSent(stage, client, 9);
            assertThat(lane.tally().messages()).isEqualTo(2);
            assertThat(lane.current(Long.MAX_VALUE)).isNull();
        }
        client.halfClose();
        Patience.await("the end", client::isGone);
        for (Stage stage : new Stage[] {plain, tls}) {
            Patience.await("its record", () -> hasClosed(stage, client));
            assertThat(client.trouble(stage)).isNull();
        }
    }

    private boolean hasClosed(Stage stage, LabClient client) {
        ClientLane lane = lane(stage, client);
        return lane != null && lane.goodbye() == Goodbye.CLOSED;
    }

    /** A client may have heard, and gone after, what the server's call has not returned from. */
    private void awaitSent(Stage stage, LabClient client, long bytes) {
        Patience.await("the end of the send", () -> lane(stage, client).tally().sent() == bytes);
    }

    private boolean hasHeard(Stage stage, LabClient client, int message) {
        ClientLane lane = lane(stage, client);
        return lane != null
                && lane.messages().size() > message
                && lane.messages().heard(message) != ClientLane.OPEN;
    }

    @Test
    void everyKindOfClientComesAndGoesAndTheNextOneIsServed() throws CannotStartException {
        Stage stage = open("selector-tls");
        List<LabClient> all =
                EnumSet.complementOf(EnumSet.of(ClientKind.INTERACTIVE)).stream()
                        .map(lab::addClient)
                        .toList();
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        assertThat(all).allMatch(client -> client.trouble(stage) == null);
        LabClient next = lab.addClient(Script.oneShot());
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        Patience.await("the record", () -> hasClosed(stage, next));
        awaitSent(stage, next, "Hello, world".length());
        assertThat(stage.failure()).isNull();
    }

    @Test
    void aSlowReaderGetsEveryByteOfManyRecords() throws CannotStartException {
        Stage stage = open("selector-tls");
        LabClient slow =
                lab.addClient(
                        Script.connect(ZERO)
                                .readLate(ofMillis(200))
                                .say(ZERO, 1L << 20)
                                .awaitEcho()
                                .close());
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        Patience.await("the record", () -> hasClosed(stage, slow));
        assertThat(lane(stage, slow).tally().read()).isEqualTo(1 << 20);
        awaitSent(stage, slow, 1 << 20);
        assertThat(stage.failure()).isNull();
    }

    @Test
    void whoSpeaksPlainlyToATlsServerIsNamedInOneSentence() throws Exception {
        Stage stage = open("selector-tls");
        try (Socket guest = new Socket(InetAddress.getLoopbackAddress(), stage.port())) {
            guest.setSoTimeout((int) Patience.LIMIT.toMillis());
            guest.getOutputStream().write('H');
            assertThat(guest.getInputStream().read()).isEqualTo(-1);
        }
        Lanes lanes = records.get(stage).lanes();
        Patience.await("its lane", () -> !lanes.clients().isEmpty() && isClosed(lanes));
        long closed = lanes.clients().getFirst().closedByServer();
        assertThat(Sentence.at(closed, closed, List.of(new Subject("tls", lanes))).toString())
                .contains("1 does not speak TLS: its first bytes are no handshake");
    }

    private static boolean isClosed(Lanes lanes) {
        return lanes.clients().getFirst().closedByServer() != ClientLane.OPEN;
    }

    @Test
    void whoSpeaksTlsToAPlainServerIsNamedInOneSentence() throws Exception {
        Stage stage = open("select");
        try (Socket guest = new Socket(InetAddress.getLoopbackAddress(), stage.port())) {
            guest.getOutputStream().write(CLIENT_HELLO);
            Patience.await("the notice", () -> !stage.notices().isEmpty());
            assertThat(stage.notices())
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1:" + guest.getLocalPort() + " speaks TLS, and this server");
            assertThat(guest.getInputStream().readNBytes(CLIENT_HELLO.length))
                    .isEqualTo(CLIENT_HELLO);
        }
        Lanes lanes = records.get(stage).lanes();
        Patience.await(
                "its lane",
                () ->
                        !lanes.clients().isEmpty()
                                && lanes.clients().getFirst().mismatch()
                                        == TlsMismatch.TLS_TO_PLAIN);
    }
}
