package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.Patience;
import loopscope.kit.Kit;
import loopscope.kit.sys.Errno;
import loopscope.server.RunningServer.Seen;
import loopscope.trace.Op;
import loopscope.trace.state.State;
import loopscope.trace.state.States;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What the models on raw descriptors promise, each in its own way. */
@ParameterizedClass
@MethodSource("models")
class RawModelsTest {
    private static final int BOUND = 256 * 1024;
    private static final int ONE_READ = 64 * 1024;
    private static final int URGENT = 1;

    /** A send buffer so small that sends take only a part of what they are offered, bytes. */
    private static final int LITTLE = 16 * 1024;

    private final Model model;

    RawModelsTest(Model model) {
        this.model = model;
    }

    static Stream<Model> models() {
        return Stream.of("select", "poll", "epoll", "epoll-edge")
                .map(id -> Catalogue.find(id).orElseThrow());
    }

    @BeforeAll
    static void onlyWhereItRuns() {
        assumeTrue(Kit.rawObstacle() == null, Kit.rawObstacle());
    }

    @Test
    void aNumberUsedAgainIsANewConnection() throws Exception {
        try (RunningServer server = start()) {
            States states = new States(server.trace);
            while (numbers(server).distinct().count() == accepted(server).size()) {
                int i = accepted(server).size();
                try (TestClient client = new TestClient(server.port())) {
                    assertThat(client.isServed("Hi")).isTrue();
                    int accepted = accepted(server).get(i);
                    State now = states.before(served(server, i));
                    assertThat(now.connection(accepted)).isNotNull();
                    assertThat(now.connection(accepted).received()).isEqualTo(2);
                }
                RunningServer.await("goodbye", () -> closed(server) == i + 1);
                assertThat(i).as("clients with a number each").isLessThan(50);
            }
            assertThat(accepted(server)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aNewClientHearsNothingOfWhatAnOldOneWasOwed() throws Exception {
        try (RunningServer server = new RunningServer(model, LITTLE)) {
            try (TestClient old = TestClient.withSmallBuffers(server.port())) {
                CompletableFuture<Void> writing =
                        old.write(new byte[12 * 1024 * 1024], new Random(5), 100_000);
                Patience.await("a full queue", () -> longestQueue(server) >= BOUND);
                old.reset();
                assertThat(writing.handle((done, why) -> why).join()).isNotNull();
            }
            Patience.await("goodbye", () -> closed(server) == 1);
            assertThat(server.serves()).isTrue();
        }
    }

    /** The kernel answers a send to one that has said goodbye and is gone with EPIPE. */
    @Test
    void aClientThatHalfClosesAndLeavesBeforeItsEchoHarmsNobody() throws Exception {
        try (RunningServer server = new RunningServer(model, LITTLE)) {
            try (TestClient old = TestClient.withSmallBuffers(server.port())) {
                old.say("x".repeat(BOUND / 2));
                old.socket.shutdownOutput();
                Patience.await("the empty read", () -> hasReadTheEnd(server));
                old.reset();
            }
            assertThat(server.serves()).isTrue();
            assertThat(server.ends(Op.SEND)).anyMatch(s -> s.result() == -Errno.EPIPE);
        }
    }

    private static boolean hasReadTheEnd(RunningServer server) {
        return server.ends(Op.RECV).stream().anyMatch(s -> s.result() == 0);
    }

    /** The number of an event after everything that was done for a client, before its end. */
    private static long served(RunningServer server, int client) {
        int connection = accepted(server).get(client);
        long end =
                server.seen().stream()
                                .filter(s -> s.connection() == connection)
                                .mapToLong(Seen::number)
                                .max()
                                .orElseThrow()
                        + 1;
        RunningServer.await("the record", () -> server.trace.followed() >= end);
        return end;
    }

    private static List<Integer> accepted(RunningServer server) {
        return server.ends(Op.ACCEPT).stream()
                .filter(s -> s.result() >= 0)
                .map(Seen::connection)
                .toList();
    }

    private static long closed(RunningServer server) {
        return server.ends(Op.CLOSE).stream().filter(s -> s.connection() > 1).count();
    }

    /** The number that each client was served under: others of this process take some as well. */
    private static Stream<Integer> numbers(RunningServer server) {
        return accepted(server).stream().map(connection -> number(server, connection));
    }

    private static int number(RunningServer server, int connection) {
        return server.seen().stream()
                .filter(s -> s.connection() == connection)
                .filter(s -> s.op() == Op.ACCEPT || (s.op() == Op.DUP && s.result() >= 0))
                .mapToInt(Seen::result)
                .reduce((first, later) -> later)
                .orElseThrow();
    }

    @Test
    void stopsReadingFromAClientWhoseQueueIsAtItsBoundAndRestsMeanwhile() throws Exception {
        try (RunningServer server = new RunningServer(model, LITTLE);
                TestClient slow = TestClient.withSmallBuffers(server.port())) {
            byte[] said = new byte[12 * 1024 * 1024];
            new Random(5).nextBytes(said);
            CompletableFuture<Void> writing = slow.write(said, new Random(5), 100_000);
            Patience.await("a full queue", () -> longestQueue(server) >= BOUND);
            RunningServer.await("rest", () -> isInAWait(server));
            long calls = waits(server);
            try (TestClient other = new TestClient(server.port())) {
                assertThat(other.isServed("not kept waiting")).isTrue();
            }
            assertThat(waits(server) - calls).isLessThan(50);
            assertThat(slow.readAll()).isEqualTo(said);
            writing.join();
            assertThat(longestQueue(server)).isBetween(BOUND, BOUND + ONE_READ);
        }
    }

    private static int longestQueue(RunningServer server) {
        return server.ends(Op.QUEUE).stream().mapToInt(Seen::result).max().orElse(0);
    }

    /** Whether it is inside the same readiness call for a good while. */
    private static boolean isInAWait(RunningServer server) {
        long first = waiting(server);
        long end = System.nanoTime() + 50_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return first >= 0 && waiting(server) == first;
    }

    private static long waiting(RunningServer server) {
        return server.trace.openCalls().stream()
                .filter(call -> call.op().isReadiness())
                .mapToLong(call -> call.number())
                .findFirst()
                .orElse(-1);
    }

    private static long waits(RunningServer server) {
        return server.seen().stream().filter(s -> s.isBegin() && s.op().isReadiness()).count();
    }

    @Test
    void whatASendDoesNotTakeIsSentNext() throws Exception {
        try (RunningServer server = new RunningServer(model, LITTLE);
                TestClient client = TestClient.withSmallBuffers(server.port())) {
            byte[] said = new byte[1024 * 1024];
            new Random(5).nextBytes(said);
            CompletableFuture<Void> writing = client.write(said, new Random(5), 100_000);
            assertThat(client.readAll()).isEqualTo(said);
            writing.join();
            assertThat(server.ends(Op.SEND))
                    .anyMatch(s -> s.result() > 0 && s.result() < s.argument());
        }
    }

    @Test
    void readsUrgentData() throws Exception {
        try (RunningServer server = start();
                TestClient client = new TestClient(server.port())) {
            client.socket.sendUrgentData('!');
            RunningServer.await(
                    "the urgent byte",
                    () ->
                            server.ends(Op.RECV).stream()
                                    .anyMatch(s -> s.argument() == URGENT && s.result() == 1));
            assertThat(client.isServed("after")).isTrue();
        }
    }

    private RunningServer start() {
        return new RunningServer(model);
    }
}
