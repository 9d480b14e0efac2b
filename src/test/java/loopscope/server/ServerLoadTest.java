package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.server.Model.Kind;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;

/** What every server promises to many: each is served rightly, and nothing stays behind. */
@Contract
class ServerLoadTest {
    private static final int MANY = 200;

    private final Model model;

    ServerLoadTest(Model model) {
        this.model = model;
    }

    /** Where the model serves that many at once, all are there before the first one leaves. */
    @Test
    void echoesExactlyWhatEachOfManyClientsSaid() throws Exception {
        boolean atOnce = model.kind() != Kind.BLOCKING && model.kind() != Kind.POOL;
        Phaser allHere = new Phaser(atOnce ? MANY : 1);
        try (RunningServer server = new RunningServer(model)) {
            inParallel(
                    MANY,
                    seed -> {
                        Random random = new Random(seed);
                        byte[] said = new byte[1 + random.nextInt(40_000)];
                        random.nextBytes(said);
                        try (TestClient client = new TestClient(server.port())) {
                            assertThat(client.isServed("here")).isTrue();
                            if (atOnce) {
                                allHere.arriveAndAwaitAdvance();
                            }
                            assertThat(client.echo(said, random)).isEqualTo(said);
                        }
                    });
        }
    }

    @Test
    void survives320ClientsThatSendAnythingAndLeaveAnyhow() throws Exception {
        Semaphore atOnce = new Semaphore(40);
        try (RunningServer server = new RunningServer(model)) {
            inParallel(
                    320,
                    seed -> {
                        atOnce.acquire();
                        try {
                            visit(server, new Random(seed));
                        } finally {
                            atOnce.release();
                        }
                    });
            assertThat(server.serves()).isTrue();
            RunningServer.await("all to be closed", () -> server.kit.stillOpen() <= own());
        }
    }

    private static void visit(RunningServer server, Random random) throws IOException {
        byte[] said = new byte[1 + random.nextInt(20_000)];
        random.nextBytes(said);
        try (TestClient client = new TestClient(server.port())) {
            switch (random.nextInt(4)) {
                case 0 -> assertThat(client.echo(said, random)).isEqualTo(said);
                case 1 -> client.socket.getOutputStream().write(said);
                case 2 -> {
                    client.socket.getOutputStream().write(said);
                    client.reset();
                }
                default -> {
                    client.socket.getOutputStream().write(said, 0, 1);
                    assertThat(client.socket.getInputStream().read()).isEqualTo(said[0] & 0xff);
                }
            }
        }
    }

    @Test
    void nothingStaysOf1000ClientsThatCameAndLeft() throws Exception {
        assumeTrue(Usage.countsDescriptors());
        long threads = Usage.threads();
        try (RunningServer server = new RunningServer(model)) {
            assertThat(server.serves()).isTrue();
            long before = Usage.descriptors();
            long serving = Usage.threads();
            for (int i = 0; i < 1_000; i++) {
                try (TestClient client = new TestClient(server.port())) {
                    assertThat(i % 2 == 1 || client.isServed("Hi")).isTrue();
                }
            }
            RunningServer.await("the goodbyes", () -> server.kit.stillOpen() <= own());
            RunningServer.await("all to be closed", () -> Usage.descriptors() <= before);
            RunningServer.await("threads to end", () -> Usage.threads() <= serving);
            assertThat(server.stop()).isTrue();
        }
        RunningServer.await("all threads to end", () -> Usage.threads() <= threads);
    }

    @Test
    void aStopEndsEachOfManyClientsAndLeavesNothingBehind() throws Exception {
        assumeTrue(Usage.countsDescriptors());
        stopWithClients(1); // whatever is opened only once
        long threads = Usage.threads();
        long before = Usage.descriptors();
        stopWithClients(model.kind() == Kind.BLOCKING ? 40 : MANY);
        RunningServer.await("all descriptors to be closed", () -> Usage.descriptors() <= before);
        RunningServer.await("all threads to end", () -> Usage.threads() <= threads);
    }

    private void stopWithClients(int count) throws Exception {
        RunningServer server = new RunningServer(model);
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TestClient client = new TestClient(server.port());
            clients.add(client);
            if (i < servedAtOnce()) {
                assertThat(client.isServed("here")).isTrue();
            }
        }
        assertThat(server.stop()).as("ended by itself").isTrue();
        for (TestClient client : clients) {
            assertThat(client.seesTheEnd()).isTrue();
            client.close();
        }
        server.close();
        assertThat(server.trace.openCalls()).isEmpty();
    }

    private int servedAtOnce() {
        return switch (model.kind()) {
            case BLOCKING -> 1;
            case POOL -> Model.Settings.USUAL.workers();
            case NON_BLOCKING, THREAD_EACH, MULTIPLEXED -> MANY;
        };
    }

    /** What a server without clients has open at most: its door, its set, what wakes each loop. */
    private static int own() {
        return 2 + Runtime.getRuntime().availableProcessors();
    }

    /** What one of many clients does. */
    private interface Visit {
        void by(int seed) throws Exception;
    }

    private static void inParallel(int count, Visit visit) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> visits = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int seed = i;
                Callable<Object> task =
                        () -> {
                            visit.by(seed);
                            return seed;
                        };
                visits.add(clients.submit(task));
            }
            for (Future<Object> done : visits) {
                assertThat(done.get()).isNotNull();
            }
        }
    }
}
