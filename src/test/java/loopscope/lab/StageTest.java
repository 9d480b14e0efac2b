package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.Patience;
import loopscope.client.Client;
import loopscope.client.Step;
import loopscope.kit.CannotListenException;
import loopscope.kit.Kit;
import loopscope.server.Model;
import loopscope.server.SequentialServer;
import loopscope.server.Server;
import loopscope.trace.Op;
import loopscope.trace.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a stage ends, and that it leaves nothing behind. */
class StageTest {
    @ParameterizedTest
    @ValueSource(strings = {"sequential", "select"})
    @EnabledOnOs(OS.LINUX)
    void aStopLeavesNoThreadAndNoDescriptor(String model) throws CannotStartException {
        openLoadAndStop(model);
        Set<Thread> threads = threads();
        long descriptors = descriptors();
        openLoadAndStop(model);
        Told.await("all descriptors to be closed", () -> descriptors() <= descriptors);
        Told.await("all threads to end", () -> threads.containsAll(threads()));
    }

    private static void openLoadAndStop(String model) throws CannotStartException {
        Stage stage = Stage.open(Setup.of(model), System.nanoTime(), () -> 0);
        for (int i = 0; i < 5; i++) {
            Client client = stage.addClient(Letters.of(i), i, bytes -> {});
            client.act(new Step.Connect());
            client.act(new Step.Say(new byte[] {'H', 'i'}));
            if (i == 0) {
                assertThat(client.awaitHeard(2, Patience.LIMIT_NANOS)).isTrue();
            }
        }
        assertStopsInTime(stage);
        Told.await("all calls to end", () -> stage.trace().openCalls().isEmpty());
    }

    @Test
    void whereOtherMachinesCanConnectNoMoreThan200AreServedAtOnce() throws Exception {
        Stage stage = Stage.open(Setup.of("selector").at("0.0.0.0", 0), System.nanoTime(), () -> 0);
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                clients.add(new Socket(InetAddress.getLoopbackAddress(), stage.port()));
            }
            assertThat(isServed(clients.getLast())).isTrue();
            assertThat(stage.notices()).isEmpty();
            clients.add(new Socket(InetAddress.getLoopbackAddress(), stage.port()));
            assertThat(isServed(clients.getLast())).isFalse();
            assertThat(stage.notices())
                    .containsExactly(
                            "Other machines can connect here, so no more than 200 clients are served"
                                    + " at once: who comes then is closed again.");
            assertThat(isServed(clients.getFirst())).isTrue();
        } finally {
            for (Socket client : clients) {
                client.close();
            }
            stage.stop();
        }
    }

    /** Whether what it says comes back, and not the end. */
    private static boolean isServed(Socket client) {
        try {
            client.setSoTimeout((int) Patience.LIMIT_MILLIS);
            client.getOutputStream().write('a');
            return client.getInputStream().read() == 'a';
        } catch (SocketTimeoutException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aClientNotYetServedSeesTheEndWhenTheServerStops() throws CannotStartException {
        Stage stage = Stage.open(Setup.of("sequential"), System.nanoTime(), () -> 0);
        Client served = stage.addClient("A", 0, bytes -> {});
        served.act(new Step.Connect());
        served.act(new Step.Say(new byte[1]));
        assertThat(served.awaitHeard(1, Patience.LIMIT_NANOS)).isTrue();
        Client waiting = stage.addClient("B", 1, bytes -> {});
        waiting.act(new Step.Connect());
        stage.stop();
        assertThat(served.awaitGone(Patience.LIMIT_NANOS)).isTrue();
        assertThat(waiting.awaitGone(Patience.LIMIT_NANOS)).isTrue();
    }

    @Test
    void whatWasSaidBeforeAStopIsStillEchoed() throws CannotStartException {
        Stage stage = Stage.open(Setup.of("sequential"), System.nanoTime(), () -> 0);
        Client client = stage.addClient("A", 0, bytes -> {});
        client.act(new Step.Connect());
        client.act(new Step.Say(new byte[1]));
        assertThat(client.awaitHeard(1, Patience.LIMIT_NANOS)).isTrue();
        new HeldServer(stage).awaitSettled(); // it reads again
        stage.setPace(Pace.STEP);
        client.act(new Step.Say(new byte[4]));
        Told.await("the server to be held before it writes", () -> stage.held() > 0);
        client.act(new Step.Say(new byte[5]));
        Told.await("the rest to lie in the kernel", () -> said(stage, client) == 10);
        stage.stop(Patience.LIMIT);
        assertThat(client.awaitHeard(10, 0)).isTrue();
    }

    @Test
    void whoIsSlowToHearIsHeardOutWhenTheServerHasStopped() throws Exception {
        Stage stage = Stage.open(Setup.of("sequential"), System.nanoTime(), () -> 0);
        CountDownLatch hears = new CountDownLatch(1);
        Client client = stage.addClient("A", 0, bytes -> awaitQuietly(hears));
        client.act(new Step.Connect());
        client.act(new Step.Say(new byte[1]));
        Told.await("the first echo", () -> echoed(stage, client) == 1);
        client.act(new Step.Say(new byte[9]));
        Told.await("the rest", () -> echoed(stage, client) == 10);
        Thread stop = Thread.ofVirtual().start(() -> stage.stop(Patience.LIMIT));
        Told.await("the server to end", () -> hasEnded(stage));
        hears.countDown();
        stop.join();
        assertThat(client.awaitHeard(10, 0)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int echoed(Stage stage, Client client) {
        return Told.ends(stage, Role.SERVER, client.connection(), Op.WRITE).stream()
                .mapToInt(Told::result)
                .sum();
    }

    private static boolean hasEnded(Stage stage) {
        return Told.by(stage).stream().anyMatch(t -> t.op() == Op.EXIT && t.role() == Role.SERVER);
    }

    private static int said(Stage stage, Client client) {
        return Told.ends(stage, Role.CLIENT, client.connection(), Op.WRITE).stream()
                .mapToInt(Told::result)
                .sum();
    }

    @Test
    void aServerThatDoesNotHearAStopIsEndedAllTheSame() throws CannotStartException {
        Stage stage = open(kit -> new Odd(kit, false, () -> {}));
        assertStopsInTime(stage);
        assertThat(stage.failure()).isNull();
    }

    @Test
    void aServerThatDiesIsRememberedAndHarmsNothingElse() throws CannotStartException {
        Stage stage =
                open(
                        kit ->
                                new Odd(
                                        kit,
                                        true,
                                        () -> {
                                            throw new IllegalStateException("planted");
                                        }));
        Told.await("its death", () -> stage.failure() != null);
        assertThat(stage.failure())
                .startsWith("The odd server ended by a fault of its own")
                .contains("planted");
        Client late = stage.addClient("A", 0, bytes -> {});
        late.act(new Step.Connect());
        assertThat(late.awaitGone(Patience.LIMIT_NANOS)).isTrue();
        assertThat(late.trouble()).startsWith("A could not connect to 127.0.0.1:").endsWith(".");
        assertThat(stage.clientTrouble())
                .isEqualTo(
                        "1 of 1 clients could not connect (connection refused): see whether a"
                                + " server still listens there.");
        assertStopsInTime(stage);
    }

    @Test
    void aServerThatDiesWhileOpeningIsOneSentence() {
        Function<Kit, Server> broken =
                kit -> {
                    throw new IllegalStateException("planted");
                };
        assertThatThrownBy(() -> open(broken))
                .isInstanceOf(CannotStartException.class)
                .hasMessageStartingWith("The odd server ended by a fault of its own");
    }

    @Test
    void aClientAddedToAStoppedStageIsGone() throws CannotStartException {
        Stage stage = Stage.open(Setup.of("sequential"), System.nanoTime(), () -> 0);
        stage.stop();
        Client late = stage.addClient("A", 0, bytes -> {});
        late.act(new Step.Connect());
        assertThat(late.awaitGone(0)).isTrue();
    }

    private static Stage open(Function<Kit, Server> maker) throws CannotStartException {
        Model odd = new Model("odd", "odd", Model.Kind.BLOCKING, "For a test.", maker, () -> null);
        return Stage.open(Setup.of("odd"), odd, System.nanoTime(), () -> 0);
    }

    private static void assertStopsInTime(Stage stage) {
        long began = System.nanoTime();
        stage.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Patience.LIMIT);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("loopscope"))
                .collect(Collectors.toSet());
    }

    private static long descriptors() {
        try (Stream<Path> numbers = Files.list(Path.of("/proc/self/fd"))) {
            return numbers.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sequential server with a fault. */
    private static final class Odd implements Server {
        private final SequentialServer server;
        private final boolean hears;
        private final Runnable fault;

        Odd(Kit kit, boolean hears, Runnable fault) {
            this.server = new SequentialServer(kit, 50);
            this.hears = hears;
            this.fault = fault;
        }

        @Override
        public void open(String address, int port) throws CannotListenException {
            server.open(address, port);
        }

        @Override
        public long address() {
            return server.address();
        }

        @Override
        public void serve() {
            fault.run();
            server.serve();
        }

        @Override
        public void stop() {
            if (hears) {
                server.stop();
            }
        }
    }
}
