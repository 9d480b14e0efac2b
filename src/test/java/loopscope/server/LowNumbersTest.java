package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.kit.CannotListenException;
import loopscope.kit.Gate;
import loopscope.kit.Kit;
import loopscope.kit.LowNumbers;
import loopscope.kit.Wakeup;
import loopscope.server.RunningServer.Seen;
import loopscope.timeline.calls.CodeLocation;
import loopscope.timeline.lanes.StageRecord;
import loopscope.trace.Op;
import loopscope.trace.Site;
import loopscope.trace.Trace;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who has which descriptors, where select can watch none beyond 1,023. */
class LowNumbersTest {
    private static final int BEYOND = 1024;
    private static final int MOST = 920;

    @BeforeAll
    static void onlyWhereItRuns() throws IOException {
        assumeTrue(Kit.rawObstacle() == null, Kit.rawObstacle());
        List<FileChannel> files = new ArrayList<>();
        try {
            assumeTrue(fill(files, 3 * BEYOND), "3,072 descriptors are permitted");
        } finally {
            close(files);
        }
    }

    @Test
    void selectServesNearlyAThousandClientsBesideAnotherStageInTheSameProcess() throws Exception {
        try (RunningServer select = start("select");
                RunningServer poll = start("poll")) {
            List<TestClient> clients = new ArrayList<>();
            try {
                for (int i = 0; i < MOST; i++) {
                    clients.add(new TestClient(poll.port()));
                    clients.add(new TestClient(select.port()));
                }
                for (TestClient client : clients) {
                    assertThat(client.isServed("Hi")).isTrue();
                }
                assertThat(select.kit.notices()).isEmpty();
            } finally {
                close(clients);
            }
        }
    }

    @Test
    void twoSelectStagesShareTheLowNumbers() throws Exception {
        try (RunningServer one = start("select");
                RunningServer other = start("select")) {
            List<TestClient> clients = new ArrayList<>();
            try {
                for (int i = 0; i < 450; i++) {
                    clients.add(new TestClient(one.port()));
                    clients.add(new TestClient(other.port()));
                }
                for (TestClient client : clients) {
                    assertThat(client.isServed("Hi")).isTrue();
                }
            } finally {
                close(clients);
            }
        }
    }

    @Test
    void aNumberGivenBackIsKeptForTheNext() throws Exception {
        try (RunningServer server = start("select")) {
            for (int i = 0; i < 1_200; i++) {
                try (TestClient client = new TestClient(server.port())) {
                    assertThat(client.isServed("Hi")).isTrue();
                }
            }
            assertThat(server.kit.notices()).isEmpty();
            assertThat(server.ends(Op.DUP)).hasSizeGreaterThan(1_100);
            assertThat(server.ends(Op.DUP)).allMatch(s -> s.result() < BEYOND);
        }
    }

    @Test
    void aStopGivesAllNumbersBack() throws Exception {
        try (RunningServer server = start("select")) {
            assertThat(server.port()).isPositive();
        }
        long before = descriptors();
        try (RunningServer server = start("select")) {
            assertThat(descriptors()).isGreaterThan(before + MOST);
            assertThat(server.stop()).isTrue();
        }
        RunningServer.await("all descriptors to be closed", () -> descriptors() <= before);
    }

    @Test
    void turnsAwayAClientWhoseDescriptorSelectCannotWatch() throws Exception {
        try (Trace trace = Trace.off();
                Kit greedy = new Kit(trace, new Gate());
                RunningServer server = start("select");
                TestClient early = new TestClient(server.port())) {
            assertThat(early.isServed("early")).isTrue();
            takeAll(greedy);
            try (TestClient turnedAway = new TestClient(server.port())) {
                assertThat(turnedAway.readAll()).isEmpty();
            }
            assertThat(server.kit.notices())
                    .singleElement()
                    .asString()
                    .contains("was turned away")
                    .contains("1023");
            assertThat(early.isServed("still served")).isTrue();
            greedy.close();
            try (TestClient client = new TestClient(server.port())) {
                assertThat(client.isServed("low numbers again")).isTrue();
            }
        }
    }

    private static void takeAll(Kit greedy) throws CannotListenException {
        LowNumbers numbers = greedy.lowNumbers();
        numbers.reserve();
        Wakeup last;
        do {
            last = greedy.wakeup();
            last.open();
        } while (numbers.take(last));
    }

    @Test
    void withoutALowNumberForItselfSelectSaysSoInOneSentence() throws Exception {
        List<FileChannel> files = new ArrayList<>();
        try (Trace trace = Trace.off();
                Kit kit = new Kit(trace, new Gate())) {
            assertThat(fill(files, BEYOND)).isTrue();
            Server server = model("select").make(kit);
            assertThatThrownBy(() -> server.open("127.0.0.1", 0))
                    .isInstanceOf(CannotListenException.class)
                    .hasMessageStartingWith("No descriptor below 1024 is left")
                    .hasMessageEndingWith(".");
            kit.close();
            assertThat(kit.stillOpen()).isZero();
        } finally {
            close(files);
        }
    }

    @Test
    void pollAndEpollLeaveTheLowNumbersToOthers() throws Exception {
        for (String id : List.of("poll", "epoll", "epoll-edge")) {
            try (RunningServer server = start(id);
                    TestClient client = new TestClient(server.port())) {
                assertThat(client.isServed("Hi")).isTrue();
                assertThat(server.ends(Op.DUP))
                        .singleElement()
                        .satisfies(
                                moved -> assertThat(moved.result()).isGreaterThanOrEqualTo(BEYOND));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"select", "poll", "epoll", "epoll-edge"})
    void anotherNumberIsADetailOfAcceptAndNoStep(String id) throws Exception {
        try (RunningServer server = start(id)) {
            StageRecord record = StageRecord.of(server.trace);
            server.gate.byStep();
            try (TestClient client = new TestClient(server.port())) {
                client.say("Hi");
                RunningServer.await("the echo", () -> isSentAfterAStep(server));
            }
            server.gate.free();
            Seen moved = server.ends(Op.DUP).getLast();
            assertThat(server.ends(Op.ACCEPT))
                    .anyMatch(s -> s.result() >= 0 && s.number() == moved.number() - 1);
            assertThat(server.ends(Op.HOLD))
                    .isNotEmpty()
                    .noneMatch(s -> (s.argument() & 0xff) == Op.DUP.ordinal());
            RunningServer.await("the record", () -> server.trace.followed() > moved.number());
            Site accept = CodeLocation.at(record, moved.number(), 0).site();
            assertThat(accept).isNotNull();
            assertThat(CodeLocation.at(record, moved.number() + 1, 0).site()).isEqualTo(accept);
        }
    }

    private static boolean isSentAfterAStep(RunningServer server) {
        if (server.sent() == 0) {
            server.gate.step();
        }
        return server.sent() > 0;
    }

    private static boolean fill(List<FileChannel> files, int count) {
        try {
            for (int i = 0; i < count; i++) {
                files.add(FileChannel.open(Path.of("/dev/null")));
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static <T extends AutoCloseable> void close(List<T> open) throws IOException {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    private static long descriptors() {
        try (Stream<Path> numbers = Files.list(Path.of("/proc/self/fd"))) {
            return numbers.count();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    private static RunningServer start(String id) {
        return new RunningServer(model(id));
    }

    private static Model model(String id) {
        return Catalogue.find(id).orElseThrow();
    }
}
