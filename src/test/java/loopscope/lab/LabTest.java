package loopscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;

import loopscope.Ipv6;
import loopscope.Patience;
import loopscope.trace.Address;
import loopscope.trace.Connection;
import loopscope.trace.Op;
import loopscope.trace.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Two real servers under the same load. */
class LabTest {
    private final Lab lab = new Lab();
    private Stage sequential;
    private Stage select;

    @BeforeEach
    void open() throws CannotStartException {
        assumeTrue(Lab.models().stream().allMatch(model -> model.obstacle() == null));
        sequential = lab.open(Setup.of("sequential"));
        select = lab.open(Setup.of("select"));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void onTheSequentialServerBIsAnsweredOnlyAfterAHasLeft() {
        LabClient a = lab.addClient();
        Ears ofA = new Ears(a);
        a.say("Hi");
        ofA.await(sequential, "Hi");
        LabClient b = lab.addClient();
        Ears ofB = new Ears(b);
        b.say("Ping");
        Told.await("Ping to lie in the kernel", () -> said(sequential, b) == 4);
        assertThat(ends(sequential, Role.SERVER, b)).isEmpty();

        a.close();
        ofB.await(sequential, "Ping");

        Told left = Told.end(sequential, Role.CLIENT, a.connection(sequential), Op.CLOSE);
        Told ping = Told.end(sequential, Role.CLIENT, b.connection(sequential), Op.WRITE);
        Told accept = Told.end(sequential, Role.SERVER, b.connection(sequential), Op.ACCEPT);
        // A close takes no number when it begins: it has that of the last event before it.
        assertThat(ping.number()).isLessThanOrEqualTo(left.begun());
        assertThat(left.begun()).isLessThan(accept.number());
    }

    @Test
    void onTheSelectServerNobodyWaits() {
        LabClient a = lab.addClient();
        LabClient b = lab.addClient();
        Ears ofA = new Ears(a);
        Ears ofB = new Ears(b);
        a.say("Hi");
        b.say("Ping");
        ofA.await(select, "Hi");
        ofB.await(select, "Ping");
        a.say("Bye");
        ofA.await(select, "HiBye");
        a.close();
        Told.await("A to leave", () -> a.isGone(select));

        Told answered = Told.end(select, Role.CLIENT, b.connection(select), Op.READ);
        Told left = Told.end(select, Role.CLIENT, a.connection(select), Op.CLOSE);
        assertThat(answered.number()).isLessThanOrEqualTo(left.begun());
    }

    /**
     * Fails when two stages are swapped: when a server, a record or a twin is the other stage's.
     */
    @Test
    void eachStageHasItsOwnModelsCallsAndItsOwnTwins() {
        LabClient a = lab.addClient(Script.oneShot());
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();

        assertThat(sequential.model().blocking()).isTrue();
        assertThat(select.model().blocking()).isFalse();
        assertThat(serverOps(sequential)).contains(Op.READ).doesNotContain(Op.SELECT, Op.RECV);
        assertThat(serverOps(select)).contains(Op.SELECT, Op.RECV).doesNotContain(Op.READ);
        for (Stage stage : lab.stages()) {
            assertThat(Told.end(stage, Role.SERVER, a.connection(stage), Op.ACCEPT).result())
                    .isNotNegative();
            assertThat(stage.trace().connections().all())
                    .noneMatch(c -> c.kind() == Connection.Kind.OUTSIDER);
        }
        assertThat(sequential.port()).isNotEqualTo(select.port());
    }

    @Test
    void theSameClientSaysTheSameOnEveryStage() {
        List<LabClient> players =
                lab.play(
                        List.of(
                                Script.connect(ZERO)
                                        .say(ofMillis(20), "Hi")
                                        .say(ofMillis(120), "Bye")
                                        .awaitEcho()
                                        .close(),
                                Script.connect(ofMillis(40))
                                        .say(ofMillis(50), "Ping")
                                        .awaitEcho()
                                        .close(),
                                Script.oneShot()));
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();

        assertThat(players).extracting(LabClient::name).containsExactly("A", "B", "C");
        for (LabClient player : players) {
            assertThat(texts(sequential, player, Op.WRITE))
                    .isNotEmpty()
                    .isEqualTo(texts(select, player, Op.WRITE))
                    .isEqualTo(texts(sequential, player, Op.READ))
                    .isEqualTo(texts(select, player, Op.READ));
        }
    }

    @Test
    void aStepIsNotDoneBeforeItsTime() {
        long before = System.nanoTime() - lab.origin();
        LabClient a = lab.addClient(Script.connect(ofMillis(30)).close(ofMillis(60)));
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        for (Stage stage : lab.stages()) {
            var event = stage.trace().event();
            assertThat(event.moveTo(left(stage, a).number())).isTrue();
            assertThat(event.beginTime() - before).isGreaterThanOrEqualTo(60_000_000L);
        }
    }

    @Test
    void aStageThatIsHeldDelaysNoOther() {
        sequential.setPace(Pace.STEP);
        LabClient a = lab.addClient(Script.oneShot());
        Told.await("A to be through on select", () -> a.isGone(select));
        assertThat(a.isGone(sequential)).isFalse();
        sequential.setPace(Pace.FREE);
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
    }

    @Test
    void aClientThatResetsHarmsNobody() {
        LabClient rude = lab.addClient();
        Ears ears = new Ears(rude);
        rude.say("Hi");
        ears.await(sequential, "Hi");
        ears.await(select, "Hi");
        rude.reset();
        Told.await("the reset", rude::isGone);
        lab.addClient(Script.oneShot());
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        for (Stage stage : lab.stages()) {
            assertThat(left(stage, rude).argument()).isEqualTo(1);
            assertThat(ends(stage, Role.SERVER, rude)).extracting(Told::result).contains(-104);
            assertThat(stage.failure()).isNull();
        }
    }

    @Test
    void whatIsAskedOfOneTwinIsDoneByThatOneAlone() {
        LabClient a = lab.addClient();
        Ears ears = new Ears(a);
        a.say(select, "only here");
        ears.await(select, "only here");
        a.close(select);
        Told.await("it to leave", () -> a.isGone(select));
        assertThat(a.isGone(sequential)).isFalse();
        assertThat(texts(sequential, a, Op.WRITE)).isEmpty();
    }

    @Test
    void anOutsiderIsNumberedAndItsAddressKnown() throws IOException {
        InetSocketAddress where =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), sequential.port());
        try (Socket outsider = new Socket()) {
            outsider.connect(where);
            outsider.getOutputStream().write("Hello".getBytes(StandardCharsets.US_ASCII));
            assertThat(outsider.getInputStream().readNBytes(5)).asString().isEqualTo("Hello");
            Connection known =
                    sequential.trace().connections().all().stream()
                            .filter(Connection::isClient)
                            .findFirst()
                            .orElseThrow();
            assertThat(known.kind()).isEqualTo(Connection.Kind.OUTSIDER);
            assertThat(known.name()).isEqualTo("1");
            assertThat(known.peer()).isEqualTo("127.0.0.1:" + outsider.getLocalPort());
            assertThat(Address.port(known.address())).isEqualTo(outsider.getLocalPort());
        }
    }

    @Test
    void noTwoOutsidersHaveTheSameNumberOnAnyStage() throws IOException {
        for (Stage stage : List.of(sequential, select)) {
            try (Socket outsider = new Socket(InetAddress.getLoopbackAddress(), stage.port())) {
                Told.await("its lane", () -> !numbersOfClients(stage).isEmpty());
            }
        }
        assertThat(numbersOfClients(sequential)).containsExactly("1");
        assertThat(numbersOfClients(select)).containsExactly("2");
    }

    private static List<String> numbersOfClients(Stage stage) {
        return stage.trace().connections().all().stream()
                .filter(Connection::isClient)
                .map(Connection::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "sequential, 127.0.0.2",
        "sequential, ::1",
        "sequential, ::",
        "select, ::1",
        "select, ::",
        "select, 0.0.0.0",
    })
    @EnabledOnOs(OS.LINUX)
    void ownClientsAreKnownOnAnotherAddressToo(String model, String address)
            throws CannotStartException {
        Ipv6.assumeFor(address);
        Stage other = lab.open(Setup.of(model).at(address, 0));
        LabClient a = lab.addClient(Script.oneShot());
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        assertThat(texts(other, a, Op.READ)).isEqualTo("Hello, world");
        assertThat(ends(other, Role.SERVER, a)).isNotEmpty();
    }

    @Test
    void warmingUpDisturbsNoStage() {
        Lab.warmUp();
        for (Stage stage : lab.stages()) {
            assertThat(stage.trace().connections().all()).noneMatch(Connection::isClient);
        }
    }

    @Test
    void anotherModelTakesTheStagesPlace() throws CannotStartException {
        Stage changed = lab.change(sequential, Setup.of("select"));
        assertThat(lab.stages()).containsExactly(changed, select);
        assertThat(sequential.isStopped()).isTrue();
        LabClient a = lab.addClient(Script.oneShot());
        assertThat(lab.awaitGone(Patience.LIMIT)).isTrue();
        assertThat(a.connection(changed)).isPositive();
        assertThat(a.connection(sequential)).isZero();
    }

    @Test
    void whatCannotStartIsOneSentence() throws IOException {
        assertThatThrownBy(() -> lab.open(Setup.of("magic")))
                .isInstanceOf(CannotStartException.class)
                .hasMessage(
                        "There is no model \"magic\": choose one of "
                                + String.join(
                                        ", ", Lab.models().stream().map(ModelInfo::id).toList())
                                + ".");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            for (ModelInfo model : Lab.models()) {
                assertThatThrownBy(() -> lab.open(Setup.of(model.id()).at("127.0.0.1", port)))
                        .isInstanceOf(CannotStartException.class)
                        .hasMessageStartingWith("Port " + port + " on 127.0.0.1 is in use: ");
            }
        }
        assertThat(lab.stages()).hasSize(2);
    }

    private static int said(Stage stage, LabClient client) {
        return Told.ends(stage, Role.CLIENT, client.connection(stage), Op.WRITE).stream()
                .mapToInt(Told::result)
                .sum();
    }

    private static List<Told> ends(Stage stage, Role role, LabClient client) {
        return Told.ends(stage, role, client.connection(stage), Op.values());
    }

    private static Told left(Stage stage, LabClient client) {
        return Told.end(stage, Role.CLIENT, client.connection(stage), Op.CLOSE);
    }

    private static String texts(Stage stage, LabClient client, Op op) {
        StringBuilder texts = new StringBuilder();
        Told.ends(stage, Role.CLIENT, client.connection(stage), op).stream()
                .filter(told -> told.result() > 0)
                .forEach(told -> texts.append(told.text()));
        return texts.toString();
    }

    private static List<Op> serverOps(Stage stage) {
        return Told.by(stage).stream()
                .filter(told -> told.role() == Role.SERVER)
                .map(Told::op)
                .distinct()
                .toList();
    }
}
