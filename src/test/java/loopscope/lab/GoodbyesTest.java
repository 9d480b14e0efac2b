package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.Duration.ZERO;

import loopscope.Patience;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.KernelLane;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Address;
import loopscope.trace.state.Goodbye;
import loopscope.trace.state.Phase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The same goodbye has the same name on every model, whichever call of the server's met it. */
class GoodbyesTest {
    private final Lab lab = new Lab();
    private final AtomicReference<StageRecord> record = new AtomicReference<>();

    @AfterEach
    void close() {
        lab.close();
    }

    /** Those that a plain socket can talk to. */
    static Stream<String> models() {
        return Lab.models().stream()
                .filter(model -> model.obstacle() == null && !model.tls())
                .map(ModelInfo::id);
    }

    @ParameterizedTest
    @MethodSource("models")
    void outsidersAreToldApartByWhatTheWireTells(String model) throws Exception {
        Stage stage =
                lab.open(Setup.of(model).watchedBy(trace -> record.set(StageRecord.of(trace))));
        assertThat(goodbye(stage, GoodbyesTest::closes)).isEqualTo(Goodbye.ENDED);
        assertThat(goodbye(stage, SocketChannel::shutdownOutput)).isEqualTo(Goodbye.ENDED);
        assertThat(goodbye(stage, GoodbyesTest::resets)).isEqualTo(Goodbye.RESET);
        assertThat(goodbye(stage, this::closesWithBytesUnread)).isEqualTo(Goodbye.RESET);
        assertThat(goodbye(stage, GoodbyesTest::closesWhileItIsAnswered)).isEqualTo(Goodbye.RESET);
    }

    @Test
    void whoIsInTheAcceptQueueWhenTheListenerIsClosedIsReset() throws Exception {
        Stage stage =
                lab.open(
                        Setup.of("sequential")
                                .watchedBy(trace -> record.set(StageRecord.of(trace))));
        LabClient served = lab.addClient(Script.connect(ZERO).say(ZERO, "Hi"));
        Told.await("the first", () -> isAnswered(lane(stage, served)));
        LabClient waits = lab.addClient(Script.connect(ZERO).say(ZERO, "Hello"));
        Told.await("the second", () -> isInQueue(lane(stage, waits)));
        lab.stop(stage);
        assertThat(lane(stage, waits).goodbye()).isEqualTo(Goodbye.RESET_IN_QUEUE);
        assertThat(lane(stage, served).goodbye()).isEqualTo(Goodbye.CLOSED);
        KernelLane.Samples seen = record.get().lanes().acceptQueue().samples();
        assertThat(seen.size() == 0 || seen.unread(seen.size() - 1) == 0).isTrue();
    }

    private ClientLane lane(Stage stage, LabClient client) {
        return record.get().lanes().client(client.connection(stage));
    }

    private static boolean isAnswered(ClientLane lane) {
        return lane != null
                && lane.messages().size() == 1
                && lane.messages().heard(0) != ClientLane.OPEN;
    }

    private static boolean isInQueue(ClientLane lane) {
        return lane != null
                && lane.messages().size() == 1
                && lane.phases().phase(lane.phases().size() - 1) == Phase.IN_ACCEPT_QUEUE;
    }

    /** What a client does after it has been echoed once. */
    private interface Act {
        void by(SocketChannel client) throws IOException;
    }

    private Goodbye goodbye(Stage stage, Act act) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SocketChannel client =
                SocketChannel.open(new InetSocketAddress(loopback, stage.port()))) {
            int port = ((InetSocketAddress) client.getLocalAddress()).getPort();
            client.write(ByteBuffer.wrap(new byte[] {'H', 'i'}));
            ByteBuffer echo = ByteBuffer.allocate(2);
            while (echo.hasRemaining() && client.read(echo) >= 0) {
                // The echo may come in parts.
            }
            act.by(client);
            Told.await("the goodbye", () -> goodbye(port) != Goodbye.NONE);
            return goodbye(port);
        }
    }

    private Goodbye goodbye(int port) {
        return lane(port).map(ClientLane::goodbye).orElse(Goodbye.NONE);
    }

    private Optional<ClientLane> lane(int port) {
        return record.get().lanes().clients().stream()
                .filter(lane -> Address.port(lane.connection().address()) == port)
                .findFirst();
    }

    private static void closes(SocketChannel client) throws IOException {
        client.close();
    }

    private static void resets(SocketChannel client) throws IOException {
        client.setOption(StandardSocketOptions.SO_LINGER, 0);
        client.close();
    }

    private void closesWithBytesUnread(SocketChannel client) throws IOException {
        int port = ((InetSocketAddress) client.getLocalAddress()).getPort();
        client.write(ByteBuffer.wrap(new byte[] {'H', 'o'}));
        Told.await("the echo to be sent", () -> sent(port) == 4);
        client.close();
    }

    private long sent(int port) {
        return lane(port).map(lane -> lane.tally().sent()).orElse(0L);
    }

    /** So much that the server has to wait inside of a send, or until it may send again. */
    private static void closesWhileItIsAnswered(SocketChannel client) throws IOException {
        client.configureBlocking(false);
        ByteBuffer much = ByteBuffer.allocate(1 << 16);
        AtomicReference<Long> full = new AtomicReference<>(0L);
        Patience.await(
                "the kernel to take no more",
                () -> {
                    try {
                        boolean took = client.write(much.clear()) > 0;
                        full.set(took ? 0 : full.get() + 1);
                        return full.get() > 20;
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
        client.close();
    }
}
