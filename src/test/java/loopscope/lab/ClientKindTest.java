package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import loopscope.Patience;
import loopscope.timeline.lanes.ClientLane;
import loopscope.timeline.lanes.SendQueue;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Op;
import loopscope.trace.Role;
import loopscope.trace.state.Goodbye;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every kind of client, served by real servers. */
@EnabledOnOs(OS.LINUX)
class ClientKindTest {
    /** Long enough for another one to be served meanwhile, on a busy machine too. */
    private static final Duration DEAF = ofSeconds(5);

    private final Lab lab = new Lab();
    private final List<StageRecord> records = new ArrayList<>();

    @AfterEach
    void close() {
        lab.close();
    }

    private Stage open(Setup setup) throws CannotStartException {
        return lab.open(setup.watchedBy(trace -> records.add(StageRecord.of(trace))));
    }

    /** Whatever one does, the next is served, and both stages are free again. */
    @ParameterizedTest
    @EnumSource(value = ClientKind.class, mode = EnumSource.Mode.EXCLUDE, names = "INTERACTIVE")
    void everyKindLeavesAndTheNextOneIsServed(ClientKind kind) throws CannotStartException {
        List<Stage> stages = List.of(open(Setup.of("sequential")), open(Setup.of("select")));
        LabClient client = lab.addClient(kind);
        assertThat(lab.awaitGone(Patience.LIMIT)).as("%s leaves", kind).isTrue();
        for (Stage stage : stages) {
            assertThat(client.trouble(stage)).isNull();
            assertThat(said(stage, client)).as("on %s", stage.model().id()).isPositive();
        }
        LabClient next = lab.addClient(Script.oneShot());
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        for (Stage stage : stages) {
            assertThat(heard(stage, next)).isEqualTo("Hello, world".length());
            assertThat(client.isGone(stage)).isTrue();
        }
    }

    @Test
    void theSlowReaderGetsEveryByteAndLeavesPartialSendsBehind() throws CannotStartException {
        Stage stage = open(Setup.of("select").sending(64 * 1024));
        LabClient slow =
                lab.addClient(
                        Script.connect(ZERO)
                                .readLate(DEAF)
                                .say(ZERO, 4L << 20)
                                .awaitEcho()
                                .close());
        LabClient other =
                lab.addClient(
                        Script.connect(ofMillis(200))
                                .say(ofMillis(300), "Ping")
                                .awaitEcho()
                                .close());
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        assertThat(heard(stage, slow)).isEqualTo(4L << 20);
        ClientLane lane = lane(stage, slow);
        assertThat(lane.partialSends().size()).isPositive();
        // The last byte may be heard before the server has recorded that it is sent.
        Told.await("an empty queue", () -> lastOf(lane.queue()) == 0);
        SendQueue.View queue = lane.queue();
        long most = 0;
        for (int row = 0; row < queue.size(); row++) {
            most = Math.max(most, queue.bytes(row));
        }
        assertThat(most).isGreaterThan(64 * 1024);
        // The others are served while A reads nothing.
        assertThat(Told.end(stage, Role.CLIENT, other.connection(stage), Op.READ).number())
                .isLessThan(Told.end(stage, Role.CLIENT, slow.connection(stage), Op.READ).number());
    }

    private static long lastOf(SendQueue.View queue) {
        return queue.bytes(queue.size() - 1);
    }

    @Test
    void theSlowWriterSaysAByteAtATime() throws CannotStartException {
        Stage stage = open(Setup.of("select"));
        LabClient slow =
                lab.addClient(
                        Script.connect(ZERO)
                                .trickle(ZERO, "Hi!", ofMillis(40))
                                .awaitEcho()
                                .close());
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        assertThat(Told.ends(stage, Role.CLIENT, slow.connection(stage), Op.WRITE))
                .extracting(Told::text)
                .containsExactly("H", "i", "!");
        assertThat(heard(stage, slow)).isEqualTo(3);
    }

    @Test
    void urgentDataFillsTheThirdSetAndIsNoPartOfWhatIsSaid() throws CannotStartException {
        Stage stage = open(Setup.of("select").counting("single"));
        LabClient urgent = lab.addClient(ClientKind.URGENT);
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        int connection = urgent.connection(stage);
        Told.await(
                "the urgent byte",
                () ->
                        Told.ends(stage, Role.SERVER, connection, Op.RECV).stream()
                                .anyMatch(t -> t.argument() == 1 && t.text().equals("!")));
        assertThat(heard(stage, urgent)).isEqualTo("Hello".length());
        assertThat(stage.counted()).isEqualTo(1);
        assertThat(lane(stage, urgent).messages().size()).isEqualTo(1);
    }

    @Test
    void aResetIsSeenAsOne() throws CannotStartException {
        Stage stage = open(Setup.of("select"));
        LabClient rude = lab.addClient(ClientKind.RESETTER);
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        assertThat(lane(stage, rude).goodbye()).isEqualTo(Goodbye.RESET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "select"})
    void aCrowdIsServedToTheLastAndForgotten(String model) throws CannotStartException {
        Stage stage = open(Setup.of(model).counting("single"));
        Crowd crowd = lab.crowd(200, 2);
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        assertThat(crowd.isGone()).isTrue();
        assertThat(crowd.gone()).isEqualTo(200);
        assertThat(stage.counted()).isEqualTo(200);
        assertThat(lab.clients()).isEmpty();
        assertThat(lab.addClient().name()).isEqualTo(Letters.of(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "virtual", "selector"})
    void twoThousandAtOnceAreAllAnswered(String model) throws CannotStartException {
        Stage stage = open(Setup.of(model).counting("atomic"));
        Script stays = Script.connect(ZERO).say(ZERO, "Hello, world");
        Crowd crowd = lab.crowd(2_000, 2_000, stays);
        Told.await("all to be counted", () -> stage.counted() == 2_000);
        Told.await("all to be answered", () -> heardByAll(stage) == 2_000L * 12);
        assertThat(crowd.gone()).as("gone before the last came").isZero();
        assertThat(stage.trace().dropped()).isZero();
        lab.stop(stage);
        Told.await("all to leave", crowd::isGone);
    }

    private static long heardByAll(Stage stage) {
        return Told.by(stage).stream()
                .filter(t -> t.role() == Role.CLIENT && t.op() == Op.READ && t.result() > 0)
                .mapToLong(Told::result)
                .sum();
    }

    @Test
    void inARowTheNextComesWhenTheOneBeforeIsGone() throws CannotStartException {
        Stage stage = open(Setup.of("select"));
        Crowd _ = lab.crowd(5, 1);
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        List<Op> order =
                Told.by(stage).stream()
                        .filter(t -> t.role() == Role.CLIENT && !t.isBegin())
                        .map(Told::op)
                        .filter(op -> op == Op.CONNECT || op == Op.CLOSE)
                        .toList();
        assertThat(order).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(order.get(i)).isEqualTo(i % 2 == 0 ? Op.CONNECT : Op.CLOSE);
        }
    }

    @Test
    void aCrowdEndsWithItsStage() throws CannotStartException {
        Stage stage = open(Setup.of("sequential"));
        LabClient first = lab.addClient();
        first.say("Hi");
        Crowd crowd = lab.crowd(3000, 3);
        lab.stop(stage);
        Told.await("the crowd to end", crowd::isGone);
        assertThat(crowd.gone()).isLessThan(3000);
    }

    @Test
    void tooManyAtOnceAreRefusedInOneSentence() throws CannotStartException {
        open(Setup.of("sequential"));
        assertThatThrownBy(() -> DescriptorLimit.check(1_000_000_000, 1))
                .isInstanceOf(CannotStartException.class)
                .hasMessageStartingWith(
                        "1,000,000,000 clients at once on 1 stage need 2,000,000,000 descriptors, ")
                .hasMessageContaining("ulimit -n")
                .hasMessageEndingWith(".");
        assertThatThrownBy(() -> lab.crowd(10_000, Lab.MOST_AT_ONCE + 1))
                .isInstanceOf(CannotStartException.class)
                .hasMessageEndingWith("choose 1 to 1,000,000 in all, 1 to 9,000 at a time.");
        assertThatThrownBy(() -> lab.crowd(0, 1)).isInstanceOf(CannotStartException.class);
    }

    private ClientLane lane(Stage stage, LabClient client) {
        long position = stage.trace().position();
        Told.await("the lanes to catch up", () -> stage.trace().followed() >= position);
        ClientLane lane = records.getFirst().lanes().client(client.connection(stage));
        assertThat(lane).isNotNull();
        return lane;
    }

    private static long heard(Stage stage, LabClient client) {
        return sum(stage, client, Op.READ);
    }

    private static long said(Stage stage, LabClient client) {
        return sum(stage, client, Op.WRITE);
    }

    private static long sum(Stage stage, LabClient client, Op op) {
        return Told.ends(stage, Role.CLIENT, client.connection(stage), op).stream()
                .mapToLong(Told::result)
                .filter(result -> result > 0)
                .sum();
    }
}
