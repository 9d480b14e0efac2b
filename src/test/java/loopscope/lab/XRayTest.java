package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.Ipv6;
import loopscope.Patience;
import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.state.ConnectionState;
import loopscope.trace.state.Phase;
import loopscope.trace.state.State;
import loopscope.trace.state.States;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** What the x-ray sees in the kernel is what is there. */
class XRayTest {
    private static final long SEVERAL_LOOKS_NANOS = 500_000_000;

    /** What it records. */
    private static final Set<Op> TELLS = EnumSet.of(Op.SEEN, Op.SAMPLE);

    private final Lab lab = new Lab();
    private final AtomicReference<@Nullable States> states = new AtomicReference<>();
    private final List<Socket> outsiders = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket outsider : outsiders) {
            outsider.close();
        }
        lab.close();
    }

    @Test
    void aClientInTheBacklogIsSeenWithItsBytesUnread() throws Exception {
        Stage stage = open("sequential", "127.0.0.1");
        occupy(stage);
        LabClient b = lab.addClient();
        b.say("Ping");
        int id = b.connection(stage);
        awaitState("Ping unread", id, c -> c.kernelUnread() == 4);
        ConnectionState seen = state(id);
        assertThat(seen.phase()).isEqualTo(Phase.IN_ACCEPT_QUEUE);
        assertThat(seen.kernelUnsent()).isZero();
        assertThat(seen.sampled()).isBetween(seen.connecting(), stage.trace().now());
        assertThat(Told.by(stage))
                .filteredOn(t -> t.op() == Op.SEEN)
                .as("an own client is no outsider")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "0.0.0.0, 127.0.0.1",
        "::1, ::1",
        "::, ::1",
        "::, 127.0.0.1",
    })
    void anOutsiderInTheBacklogBecomesTheOneThatIsAccepted(String address, String target)
            throws Exception {
        Ipv6.assumeFor(address);
        Stage stage = open("sequential", address);
        LabClient a = occupy(stage);
        Socket outsider = outsider(stage, target);
        outsider.getOutputStream().write("Ping".getBytes(StandardCharsets.US_ASCII));
        Told.await("it to be seen", () -> seen(stage).size() == 1);
        int id = seen(stage).getFirst().connection();
        awaitState("its bytes", id, c -> c.kernelUnread() == 4);
        assertThat(state(id).phase()).isEqualTo(Phase.IN_ACCEPT_QUEUE);
        assertThat(state(id).unread()).isEqualTo(4);
        assertThat(stage.trace().connections().get(id))
                .extracting(Connection::peer, Connection::kind)
                .containsExactly(
                        Address.text(target, outsider.getLocalPort()), Connection.Kind.OUTSIDER);
        long waiting = state(id).connecting();

        a.close();

        assertThat(outsider.getInputStream().readNBytes(4)).asString().isEqualTo("Ping");
        assertThat(Told.ends(stage, Role.SERVER, id, Op.ACCEPT)).hasSize(1);
        assertThat(outsidersOf(stage)).containsExactly(id);
        awaitState("nothing unread", id, c -> c.kernelUnread() == 0);
        assertThat(state(id).accepted()).isGreaterThan(waiting);
        assertThat(state(id).connecting()).isEqualTo(waiting);
    }

    @Test
    void theAcceptQueueIsAsLongAsThereAreClientsWaiting() throws Exception {
        Stage stage = open("sequential", "127.0.0.1");
        int listener = listener(stage);
        LabClient a = occupy(stage);
        awaitState("an empty queue", listener, c -> c.acceptQueue() == 0);
        assertThat(state(listener).backlog()).isEqualTo(50);
        lab.addClient();
        lab.addClient();
        awaitState("two that wait", listener, c -> c.acceptQueue() == 2);
        Socket leaves = outsider(stage);
        awaitState("three that wait", listener, c -> c.acceptQueue() == 3);
        leaves.close();
        a.close();
        awaitState("one taken out", listener, c -> c.acceptQueue() == 2);
        assertThat(state(listener).kernelUnread()).isEqualTo(ConnectionState.NOT_SEEN);
    }

    @Test
    void whoComesWhenNobodyHasForAWhileIsSeen() throws Exception {
        Stage stage = open("sequential", "127.0.0.1");
        LabClient a = occupy(stage);
        awaitState("A, by itself", a.connection(stage), c -> c.kernelUnread() == 0);
        outsider(stage);
        Told.await("the first to be seen", () -> seen(stage).size() == 1);
        a.close();
        awaitState("it to be taken out", listener(stage), c -> c.acceptQueue() == 0);
        outsider(stage);
        Told.await("the second to be seen", () -> seen(stage).size() == 2);
        awaitState("it to wait alone", listener(stage), c -> c.acceptQueue() == 1);
    }

    @Test
    void theEndOfInputIsNoByte() throws Exception {
        Stage stage = open("sequential", "127.0.0.1");
        occupy(stage);
        Socket outsider = outsider(stage);
        outsider.getOutputStream().write(new byte[7]);
        outsider.shutdownOutput();
        Told.await("it to be seen", () -> seen(stage).size() == 1);
        awaitState("seven bytes", seen(stage).getFirst().connection(), c -> c.unread() == 7);
        assertStaysTheSame(stage);
        assertThat(state(seen(stage).getFirst().connection()).kernelUnread()).isEqualTo(7);
    }

    @Test
    void bytesThatAClientDoesNotTakeAreSeenUnsent() throws Exception {
        Stage stage = open("epoll", "127.0.0.1");
        Socket lazy = new Socket();
        outsiders.add(lazy);
        lazy.setReceiveBufferSize(4096);
        lazy.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.port()));
        lazy.getOutputStream().write(new byte[200_000]);
        Told.await("it to be accepted", () -> outsidersOf(stage).size() == 1);
        awaitState("unsent", outsidersOf(stage).getFirst(), c -> c.kernelUnsent() > 50_000);
    }

    @Test
    void aPortUsedAgainIsSeenAsAnotherClient() throws Exception {
        Stage stage = open("sequential", "127.0.0.1");
        LabClient a = occupy(stage);
        Socket first = outsiderFrom(stage, 0);
        int port = first.getLocalPort();
        Told.await("the first to be seen", () -> seen(stage).size() == 1);
        first.setSoLinger(true, 0);
        first.close();
        a.close();
        int id = seen(stage).getFirst().connection();
        Told.await("its end", () -> !Told.ends(stage, Role.SERVER, id, Op.CLOSE).isEmpty());
        occupy(stage);
        outsiderFrom(stage, port);
        Told.await("the second to be seen", () -> seen(stage).size() == 2);
        assertThat(seen(stage)).extracting(Told::connection).doesNotHaveDuplicates();
    }

    @Test
    void asManyBytesAsBeforeAreSeenAgainWhenTheyAreOthers() throws Exception {
        Stage stage = open("threads", "127.0.0.1");
        Socket outsider = outsider(stage);
        Told.await("it to be accepted", () -> outsidersOf(stage).size() == 1);
        int id = outsidersOf(stage).getFirst();
        awaitBegins(stage, id, Op.READ, 1);
        stage.setPace(Pace.STEP);
        outsider.getOutputStream().write("once".getBytes(StandardCharsets.US_ASCII));
        awaitBegins(stage, id, Op.HOLD, 1);
        outsider.getOutputStream().write("more".getBytes(StandardCharsets.US_ASCII));
        awaitState("four bytes unread", id, c -> c.kernelUnread() == 4);
        assertThat(stage.step()).isTrue();
        awaitBegins(stage, id, Op.HOLD, 2);
        assertThat(stage.step()).isTrue();
        awaitBegins(stage, id, Op.HOLD, 3);
        long read = Told.ends(stage, Role.SERVER, id, Op.READ).getLast().number();
        outsider.getOutputStream().write("then".getBytes(StandardCharsets.US_ASCII));
        Told.await(
                "the other four to be seen",
                () ->
                        Told.by(stage).stream()
                                .filter(t -> t.op() == Op.SAMPLE && t.connection() == id)
                                .anyMatch(t -> t.begun() >= read && t.argument() == 4));
    }

    private static void awaitBegins(Stage stage, int connection, Op op, long count) {
        Told.await(
                op.label() + ", " + count + " times",
                () ->
                        Told.by(stage).stream()
                                        .filter(t -> t.isBegin() && t.op() == op)
                                        .filter(t -> t.connection() == connection)
                                        .count()
                                == count);
    }

    @Test
    void whatDoesNotChangeIsNotRecordedAgain() throws Exception {
        Stage stage = open("sequential", "127.0.0.1");
        occupy(stage);
        LabClient b = lab.addClient();
        b.say("Ping");
        awaitState("Ping unread", b.connection(stage), c -> c.kernelUnread() == 4);
        awaitState("the queue", listener(stage), c -> c.acceptQueue() == 1);
        assertStaysTheSame(stage);
    }

    /** Once what was on its way is recorded, nothing more is, however often the x-ray looks. */
    private static void assertStaysTheSame(Stage stage) {
        Patience.awaitStill(
                "what the x-ray has told",
                SEVERAL_LOOKS_NANOS,
                () -> Told.by(stage).stream().filter(told -> TELLS.contains(told.op())).count());
    }

    private Stage open(String model, String address) throws CannotStartException {
        assumeTrue(Lab.models().stream().allMatch(known -> known.obstacle() == null));
        Setup setup = Setup.of(model).at(address, 0);
        Stage stage = lab.open(setup.watchedBy(trace -> states.set(new States(trace))));
        assumeTrue(stage.kernelProbe() == null, stage.kernelProbe());
        return stage;
    }

    /** A client that keeps the sequential server to itself. */
    private LabClient occupy(Stage stage) {
        LabClient client = lab.addClient();
        Ears ears = new Ears(client);
        client.say("Hi");
        ears.await(stage, "Hi");
        return client;
    }

    private Socket outsider(Stage stage) throws IOException {
        return outsider(stage, "127.0.0.1");
    }

    private Socket outsider(Stage stage, String target) throws IOException {
        Socket outsider = new Socket(InetAddress.ofLiteral(target), stage.port());
        outsiders.add(outsider);
        return outsider;
    }

    /** One at a port that another may have had a moment ago. */
    private Socket outsiderFrom(Stage stage, int port) throws IOException {
        Socket outsider = new Socket();
        outsiders.add(outsider);
        outsider.setReuseAddress(true);
        outsider.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        outsider.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.port()));
        return outsider;
    }

    private static List<Told> seen(Stage stage) {
        return Told.by(stage).stream().filter(t -> t.op() == Op.SEEN).toList();
    }

    private static List<Integer> outsidersOf(Stage stage) {
        return stage.trace().connections().all().stream()
                .filter(known -> known.kind() == Connection.Kind.OUTSIDER)
                .map(Connection::id)
                .toList();
    }

    private static int listener(Stage stage) {
        assertThat(Address.port(stage.address())).isPositive();
        return stage.trace().connections().listenerAt(stage.address());
    }

    private void awaitState(String what, int connection, Predicate<ConnectionState> condition) {
        Told.await(
                what,
                () -> {
                    ConnectionState now = now().connection(connection);
                    return now != null && condition.test(now);
                });
    }

    private ConnectionState state(int connection) {
        ConnectionState now = now().connection(connection);
        assertThat(now).isNotNull();
        return now;
    }

    private State now() {
        States kept = states.get();
        assertThat(kept).isNotNull();
        return kept.before(Long.MAX_VALUE);
    }
}
