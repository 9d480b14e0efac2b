package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loopscope.Patience;
import loopscope.client.Client;
import loopscope.client.Step;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Servers held by the pace: call by call, never stuck, and always to be stopped. */
class PaceTest {
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final int STEPS = 200;

    /** What clients do shows itself a little later, and on a busy machine much later. */
    private static final long CLIENTS_TURN_NANOS = 200_000;

    private static final int MOST_TRIES = (int) (Patience.LIMIT_NANOS / CLIENTS_TURN_NANOS);

    private final List<Client> there = new ArrayList<>();
    private int came;
    private Stage stage;
    private HeldServer server;

    @AfterEach
    void stopWhileHeld() {
        if (stage != null) {
            stage.stop();
            Patience.await("all calls to end", () -> stage.trace().openCalls().isEmpty());
            assertThat(stage.failure()).isNull();
        }
    }

    static Stream<String> models() {
        return Lab.models().stream().filter(model -> model.obstacle() == null).map(ModelInfo::id);
    }

    private void open(Setup setup) throws CannotStartException {
        stage = Stage.open(setup, System.nanoTime(), () -> 0);
        server = new HeldServer(stage);
    }

    private Client client() {
        Client client = stage.addClient(Letters.of(came), came++, bytes -> {});
        client.act(new Step.Connect());
        return client;
    }

    private Client clientThatSays(String text) {
        Client client = client();
        client.act(new Step.Say(text.getBytes(StandardCharsets.UTF_8)));
        return client;
    }

    /**
     * Takes a step where that can be done; until then nothing moves by itself.
     *
     * @return false when all threads are inside a call
     */
    private boolean step() {
        server.awaitSettled();
        if (stage.held() == 0) {
            return false;
        }
        long before = server.begun();
        // A thread that came out of a wait meanwhile is held too, and so begins nothing.
        assertThat(stage.step()).isTrue();
        Patience.await("the call", () -> server.begun() > before);
        server.awaitSettled();
        assertThat(server.begun()).as("calls begun by one step").isEqualTo(before + 1);
        return true;
    }

    @ParameterizedTest
    @MethodSource("models")
    void aStepIsExactlyOneCall(String model) throws CannotStartException {
        open(Setup.of(model).paced(Pace.STEP));
        List<Client> two = List.of(clientThatSays("Hi"), clientThatSays("Ho"));
        for (int i = 0; i < 40; i++) {
            boolean _ = step();
        }
        stage.setPace(Pace.FREE);
        // Whichever came first is served first, and makes room for the other.
        Patience.await("both echoes", () -> two.stream().filter(PaceTest::leftHeard).count() == 2);
    }

    private static boolean leftHeard(Client client) {
        boolean heard = client.awaitHeard(2, 0);
        if (heard) {
            client.close();
        }
        return heard;
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsSaidIsEchoedByStepsAlone(String model) throws CannotStartException {
        open(Setup.of(model).paced(Pace.STEP));
        Client client = clientThatSays("Hi");
        Patience.await(
                "the echo",
                () -> {
                    boolean _ = step();
                    return client.awaitHeard(2, 0);
                });
        assertThat(server.ended()).isLessThanOrEqualTo(server.begun());
    }

    @ParameterizedTest
    @MethodSource("models")
    void whoeverComesAndGoesAServerHeldByStepIsNeverStuck(String model)
            throws CannotStartException {
        open(Setup.of(model).paced(Pace.STEP));
        assertThat(stepAtRandom(model.hashCode(), MOST_TRIES)).isEqualTo(STEPS);
    }

    @ParameterizedTest
    @CsvSource({
        "threads, lock", "threads, watch-condition", "threads, watch-loop", "threads, watch-locked",
        "threads, never-unlocked", "threads, opposite-locks", "pool, lock", "pool, watch-condition",
        "loops, lock", "loops, watch-loop", "loop-pool, lock", "virtual, lock"
    })
    void whoIsHeldWithALockInHandDoesNotKeepTheOthersFromBeingStepped(String model, String counter)
            throws CannotStartException {
        open(Setup.of(model).counting(counter, Duration.ofMillis(1)).paced(Pace.STEP));
        assertThat(stepAtRandom(counter.hashCode(), 5 * STEPS)).isPositive();
    }

    /**
     * Takes steps as long as there are any; where all threads are inside a call it is a client's
     * turn.
     *
     * @return how many steps were taken
     */
    private int stepAtRandom(long seed, int tries) {
        Random random = new Random(seed);
        int taken = 0;
        for (int tried = 0; taken < STEPS && tried < tries; tried++) {
            boolean moved = step();
            taken += moved ? 1 : 0;
            if (!moved || random.nextInt(8) == 0) {
                act(random);
            }
            if (!moved) {
                LockSupport.parkNanos(CLIENTS_TURN_NANOS);
            }
        }
        return taken;
    }

    private void act(Random random) {
        if (there.size() < 20 && random.nextBoolean()) {
            there.add(clientThatSays("hello"));
        } else if (!there.isEmpty()) {
            Client any = there.get(random.nextInt(there.size()));
            switch (random.nextInt(6)) {
                case 0 -> leave(any, Client::close);
                case 1 -> leave(any, Client::reset);
                default -> any.act(new Step.Say(new byte[] {'m', 'o', 'r', 'e'}));
            }
        }
    }

    private void leave(Client client, Consumer<Client> how) {
        there.remove(client);
        how.accept(client);
    }

    @Test
    void theThreadThatWasHeldFirstIsLetGoFirst() throws CannotStartException {
        open(Setup.of("threads"));
        List<Client> talkers = List.of(client(), client(), client());
        for (Client talker : talkers) {
            talker.act(new Step.Say(new byte[1]));
            assertThat(talker.awaitHeard(1, Patience.LIMIT_NANOS)).isTrue();
        }
        // A thread may still be inside the send that was heard: then its next read would be held.
        Patience.await("a read for each talker", () -> server.inside(Op.READ) == 3);
        Patience.await("accept", () -> server.inside(Op.ACCEPT) == 1);
        stage.setPace(Pace.STEP);
        for (int i = 0; i < 3; i++) {
            int held = i + 1;
            talkers.get(2 - i).act(new Step.Say(new byte[1]));
            Patience.await("its thread to be held", () -> stage.held() == held);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(stage.step()).isTrue();
            assertThat(talkers.get(2 - i).awaitHeard(2, Patience.LIMIT_NANOS)).isTrue();
            server.awaitSettled();
        }
    }

    @Test
    void aSlowServerIsHeldForTheTimeBeforeEachCallAndTheRecordSaysSo() throws CannotStartException {
        Pace slow = Pace.slow(Duration.ofMillis(20));
        open(Setup.of("sequential").paced(slow));
        Client client = clientThatSays("Hi");
        assertThat(client.awaitHeard(2, Patience.LIMIT_NANOS)).isTrue();
        assertThat(stage.pace()).isEqualTo(slow);
        Event event = stage.trace().event();
        int holds = 0;
        Op before = Op.HOLD;
        for (long number = 0; event.moveTo(number); number++) {
            if (event.op() == Op.HOLD && !event.isBegin()) {
                holds++;
                before = event.heldBefore();
                assertThat(event.heldMillis()).isEqualTo(20);
                assertThat(event.time() - event.beginTime()).isGreaterThanOrEqualTo(20_000_000);
            } else if (holds > 0 && event.role() == Role.SERVER && event.op() != Op.HOLD) {
                assertThat(event.op()).as("the call that was held").isEqualTo(before);
            }
        }
        assertThat(holds).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aServerThatIsHeldFromTheStartListensAllTheSame() throws CannotStartException {
        open(Setup.of("select").paced(Pace.STEP));
        assertThat(stage.port()).isPositive();
        Patience.await("it to be held", () -> stage.held() == 1);
        assertThat(Told.by(stage)).noneMatch(told -> told.op() == Op.SELECT);
    }

    @ParameterizedTest
    @MethodSource("models")
    void anotherModelTakesThePlaceOfOneThatIsHeldWithinTwoSeconds(String model) {
        // A busy machine may let a second pass for nothing, but not each time.
        Patience.await("a quick change", () -> change(model).compareTo(QUICK) < 0);
    }

    /** How long it takes to stop a server that is held, and to open another in its place. */
    private static Duration change(String model) {
        try (Lab lab = new Lab()) {
            Stage old = lab.open(Setup.of(model).paced(Pace.STEP));
            LabClient _ = lab.addClient();
            Patience.await("the server to be held", () -> old.held() > 0);
            long began = System.nanoTime();
            Stage changed = lab.change(old, Setup.of("sequential").paced(old.pace()));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(changed.pace()).isEqualTo(Pace.STEP);
            Patience.await("the new one to be held", () -> changed.held() > 0);
            return took;
        } catch (CannotStartException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aHoldOutOfRangeIsRefusedInOneSentence() {
        for (Duration hold :
                List.of(Duration.ZERO, Duration.ofMillis(9), Duration.ofMillis(5001))) {
            assertThatThrownBy(() -> Pace.slow(hold))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "A call is held for 10 ms to 5000 ms, and only where the pace is slow.");
        }
    }
}
