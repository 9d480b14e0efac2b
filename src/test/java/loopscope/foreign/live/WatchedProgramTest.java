package loopscope.foreign.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import loopscope.Patience;
import loopscope.foreign.SocketAddresses;
import loopscope.trace.Address;
import loopscope.trace.Event;
import loopscope.trace.Op;
import loopscope.trace.OpenCall;
import loopscope.trace.Trace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of others, watched while it runs. */
class WatchedProgramTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Set<Path> FOLDERS_BEFORE = folders();

    private final Trace trace = Trace.start();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<WatchedProgram> programs = new ArrayList<>();

    @BeforeAll
    static void needsTracer() {
        Python.assumeTracer();
    }

    @AfterEach
    void stop() {
        programs.forEach(WatchedProgram::close);
        trace.close();
    }

    @Test
    void aThreadThatWaitsInsideACallIsSeenToWait() throws Exception {
        int port = freePort();
        WatchedProgram program = start(Python.command("blocking.py", port));
        long address = program.awaitListening(0, LIMIT);
        assertThat(Address.text(address)).isEqualTo("127.0.0.1:" + port);
        Patience.await("it is inside accept", () -> isInside(Op.ACCEPT));
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Patience.await("it is inside recv", () -> isInside(Op.RECV));
            client.getOutputStream().write("Hi".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().readNBytes(2)).asString().isEqualTo("Hi");
            Patience.await(
                    "it is inside recv again", () -> count(Op.SEND) == 1 && isInside(Op.RECV));
        }
        Patience.await("it is inside accept again", () -> isInside(Op.ACCEPT));
        assertThat(program.facts().waitsForOne()).isTrue();
        assertThat(program.facts().lost()).isZero();
        assertThat(program.failure()).isNull();
        assertThat(Math.abs(program.drift())).isLessThan(1_000_000);
        assertThat(program.finish(LIMIT)).isTrue();
        program.close();
        assertThat(program.facts().ending()).isEqualTo("killed by SIGTERM");
        assertThat(trace.openCalls()).isEmpty();
        assertThat(log.toString(StandardCharsets.ISO_8859_1))
                .contains("accept4(")
                .endsWith("+++ killed by SIGTERM +++\n");
        assertNothingIsLeft();
    }

    @Test
    void aProgramThatDoesNotWantToEndIsKilledWithAllThatItStarted() throws Exception {
        WatchedProgram program =
                start(
                        List.of(
                                "/bin/sh",
                                "-c",
                                "trap '' TERM; (setsid sleep 600 &); sleep 600 & echo ready; wait;"
                                        + " sleep 600"));
        Patience.await("it has begun", () -> program.output().count() == 1);
        List<ProcessHandle> family = new ArrayList<>();
        Patience.await(
                "it has started others",
                () -> {
                    family.clear();
                    program.living().forEach(id -> ProcessHandle.of(id).ifPresent(family::add));
                    return family.stream().filter(WatchedProgramTest::sleeps).count() == 2;
                });
        assertThat(program.finish(Duration.ofMillis(50))).isFalse();
        program.close();
        assertThat(family).noneMatch(WatchedProgramTest::runs);
        assertNothingIsLeft();
    }

    /** One that has ended but that nobody has asked about has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static boolean sleeps(ProcessHandle process) {
        return process.info().command().filter(path -> path.endsWith("sleep")).isPresent();
    }

    @Test
    void howItEndedIsToldWithItsLastWords() throws Exception {
        WatchedProgram program =
                start(List.of("/bin/sh", "-c", "echo hello; echo 'no, \"thanks\"' >&2; exit 3"));
        assertThatThrownBy(() -> program.awaitListening(0, LIMIT))
                .isInstanceOf(CannotWatchException.class)
                .hasMessage(
                        "sh has ended (exited with 3). Its last words: “no, \"thanks\"”. It did"
                                + " not listen.");
        assertThat(program.output().lines())
                .extracting(ProgramOutput.Line::error, ProgramOutput.Line::text)
                .containsExactlyInAnyOrder(tuple(false, "hello"), tuple(true, "no, \"thanks\""));
    }

    @Test
    void aProgramThatIsNotThereIsSaidNotToBe() {
        assertThatThrownBy(() -> start(List.of("no-such-program")))
                .isInstanceOf(CannotWatchException.class)
                .hasMessageStartingWith("There is no program \"no-such-program\" that can be run");
        assertNothingIsLeft();
    }

    private WatchedProgram start(List<String> command) throws CannotWatchException {
        WatchedProgram program =
                WatchedProgram.start(Launch.of(command), trace, SocketAddresses.UNKNOWN, log);
        programs.add(program);
        return program;
    }

    private boolean isInside(Op op) {
        return trace.openCalls().stream().map(OpenCall::op).toList().equals(List.of(op));
    }

    private long count(Op op) {
        long count = 0;
        Event event = trace.event();
        for (long number = trace.oldest(); event.moveTo(number); number++) {
            count += event.op() == op && !event.isBegin() ? 1 : 0;
        }
        return count;
    }

    private static void assertNothingIsLeft() {
        Patience.await(
                "no thread is left",
                () ->
                        Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(
                                        thread ->
                                                thread.getName().startsWith("loopscope-tracer")
                                                        || thread.getName()
                                                                .startsWith("loopscope-program")));
        assertThat(FOLDERS_BEFORE).containsAll(folders());
    }

    /** Those of pipes of this process. */
    private static Set<Path> folders() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(path -> path.getFileName().toString().startsWith(Fifo.PREFIX))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
