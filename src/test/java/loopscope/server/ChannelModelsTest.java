package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.server.RunningServer.Seen;
import loopscope.trace.Interest;
import loopscope.trace.Op;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** What sets the models on channels apart from each other. */
class ChannelModelsTest {
    private static final int SMALL_BUFFER = 8 * 1024;
    private static final int MUCH = 1024 * 1024;

    @Test
    void spinTriesWithoutEndAndYetRecordsLittle() throws Exception {
        try (RunningServer server = start("spin");
                TestClient idle = new TestClient(server.port())) {
            assertThat(idle.isServed("Hi")).isTrue();
            long events = server.trace.position();
            long before = tries(server);
            RunningServer.await("many tries", () -> tries(server) - before > 50_000);
            long recorded = server.trace.position() - events;
            assertThat(recorded).isLessThan((tries(server) - before) / 50);
            assertThat(server.trace.openCalls()).isEmpty();
        }
    }

    @Test
    void spinRecordsLittleOfAClientThatDoesNotReadEither() throws Exception {
        try (RunningServer server = new RunningServer(model("spin"), SMALL_BUFFER);
                TestClient stalled = TestClient.withSmallBuffers(server.port())) {
            CompletableFuture<Void> saying = stalled.write(new byte[MUCH], new Random(1), MUCH);
            RunningServer.await("a full queue", () -> isAtBound(server));
            long events = server.trace.position();
            long before = tries(server);
            RunningServer.await("many tries", () -> tries(server) - before > 50_000);
            long recorded = server.trace.position() - events;
            assertThat(recorded).isLessThan((tries(server) - before) / 50);
            assertThat(stalled.readAll()).hasSize(MUCH);
            saying.join();
        }
    }

    private static boolean isAtBound(RunningServer server) {
        return server.ends(Op.QUEUE).stream().anyMatch(s -> s.result() >= 256 * 1024);
    }

    /** Calls of both kinds that all said "would block", merged. */
    private static long tries(RunningServer server) {
        return server.ends(Op.TRY).stream().mapToLong(Seen::argument).sum();
    }

    @Test
    void threadsServesEachClientByAThreadOfItsOwn() throws Exception {
        assertThat(threadsThatServe("threads", 12)).hasSize(12);
        assertThat(threadsThatServe("virtual", 12)).hasSize(12);
    }

    @Test
    void virtualTakesNoPlatformThreadForAClient() throws Exception {
        try (RunningServer server = start("virtual")) {
            assertThat(server.serves()).isTrue();
            long before = Usage.threads();
            List<TestClient> clients = serve(server, 100);
            assertThat(Usage.threads()).isLessThanOrEqualTo(before);
            close(clients);
        }
    }

    @Test
    void poolServesByItsTenWorkersOnly() throws Exception {
        try (RunningServer server = start("pool")) {
            for (int i = 0; i < 30; i++) {
                assertThat(server.serves()).isTrue();
            }
            assertThat(threads(server, Op.READ)).hasSizeBetween(1, 10);
        }
    }

    @Test
    void loopsDealsItsClientsOutAmongItsLoops() throws Exception {
        int loops = Runtime.getRuntime().availableProcessors();
        assertThat(threadsThatServe("loops", 4 * loops)).hasSize(loops);
    }

    @Test
    void selectorServesAllByOneThreadAndSaysWhichMechanismItHas() throws Exception {
        assertThat(threadsThatServe("selector", 12)).hasSize(1);
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        assertThat(model("selector").idea()).contains("(here by epoll)");
    }

    @Test
    void selectorAsksForRoomOnlyWhereTheKernelDidNotTakeAll() throws Exception {
        try (RunningServer server = start("selector")) {
            assertThat(server.serves()).isTrue();
            RunningServer.await("goodbye", () -> !server.ends(Op.CLOSE).isEmpty());
            assertThat(watched(server)).containsExactly(Interest.IN);
            assertThat(server.ends(Op.SELECT)).anyMatch(s -> s.result() == 1);
        }
    }

    @Test
    void selectorWatchesForRoomOnlyWhileItsQueueHoldsSomething() throws Exception {
        try (RunningServer server = new RunningServer(model("selector"), SMALL_BUFFER);
                TestClient slow = TestClient.withSmallBuffers(server.port())) {
            CompletableFuture<Void> saying = slow.write(new byte[MUCH], new Random(1), MUCH);
            RunningServer.await("a rest", () -> watched(server).contains(Interest.OUT));
            assertThat(slow.readAll()).hasSize(MUCH);
            saying.join();
            int held = 0;
            for (Seen seen : server.seen()) {
                if (seen.op() == Op.QUEUE || seen.op() == Op.TAKE) {
                    held = seen.result();
                } else if (seen.op() == Op.WATCH && seen.connection() > 1) {
                    assertThat((seen.argument() & Interest.OUT) != 0).isEqualTo(held > 0);
                }
            }
        }
    }

    /** What its clients were watched for, change by change. */
    private static List<Integer> watched(RunningServer server) {
        return server.ends(Op.WATCH).stream()
                .filter(s -> s.connection() > 1)
                .map(Seen::argument)
                .toList();
    }

    @Test
    void theLoopOfLoopPoolReadsNothingItself() throws Exception {
        try (RunningServer server = start("loop-pool")) {
            assertThat(server.serves()).isTrue();
            assertThat(threads(server, Op.READ))
                    .doesNotContainAnyElementsOf(threads(server, Op.SELECT));
        }
    }

    private static List<Integer> threadsThatServe(String model, int count) throws Exception {
        try (RunningServer server = start(model)) {
            close(serve(server, count));
            return threads(server, Op.READ);
        }
    }

    private static List<TestClient> serve(RunningServer server, int count) throws Exception {
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(new TestClient(server.port()));
            assertThat(clients.get(i).isServed("Hi")).isTrue();
        }
        return clients;
    }

    private static void close(List<TestClient> clients) throws Exception {
        for (TestClient client : clients) {
            client.close();
        }
    }

    private static List<Integer> threads(RunningServer server, Op op) {
        return server.ends(op).stream().map(Seen::thread).distinct().toList();
    }

    private static RunningServer start(String model) {
        return new RunningServer(model(model));
    }

    private static Model model(String id) {
        return Catalogue.find(id).orElseThrow();
    }
}
