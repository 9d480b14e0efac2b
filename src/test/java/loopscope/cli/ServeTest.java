package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.Ipv6;
import loopscope.Patience;
import loopscope.cli.base.ExitCode;
import loopscope.takeaway.RecordedRun;
import loopscope.takeaway.runs.RunFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The server in the terminal, as a process that real clients connect to. */
class ServeTest {
    private static final int MIB = 1 << 20;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "select"})
    void echoesThreeClientsAtOnceExactly(String model) throws Exception {
        try (Child server = Child.start(folder, "serve", model, "--quiet");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int port = server.port();
            List<Future<?>> clients = new ArrayList<>();
            for (int size : new int[] {5, 5 * MIB, 70_000}) {
                clients.add(threads.submit(() -> echo(port, size)));
            }
            for (Future<?> client : clients) {
                Object _ = client.get(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            }
            server.stop();
            assertThat(server.exitCode()).isZero();
            assertThat(server.rest()).singleElement().asString().startsWith("stopped: 3 clients, ");
            assertThat(server.errors()).isEmpty();
        }
    }

    private static Object echo(int port, int size) throws Exception {
        byte[] said = new byte[size];
        new Random(size).nextBytes(said);
        try (Socket socket = Child.connect(port)) {
            Thread _ = Thread.startVirtualThread(() -> say(socket, said));
            byte[] heard = socket.getInputStream().readAllBytes();
            assertThat(heard).isEqualTo(said);
            return heard;
        }
    }

    private static void say(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "select"})
    void endsThoughClientsAreConnectedAndCountsThem(String model) throws Exception {
        try (Child server = Child.start(folder, "serve", model, "--port", "0")) {
            int port = server.port();
            try (Socket first = Child.connect(port);
                    Socket second = Child.connect(port)) {
                hear(first, "Hi");
                assertThat(second.isConnected()).isTrue();
                server.stop();
                assertThat(server.exitCode()).isZero();
                String clients = model.equals("select") ? "2 clients" : "1 client";
                assertThat(server.rest().getLast())
                        .isEqualTo("stopped: " + clients + ", 1 message");
            }
        }
    }

    @Test
    void isRecordedAsARunAndAsACast() throws Exception {
        String[] command = {
            "serve",
            "select",
            "--record",
            "run.json.gz",
            "--record",
            "it.cast",
            "--record",
            "it.cast"
        };
        try (Child server = Child.start(folder, command)) {
            try (Socket client = Child.connect(server.port())) {
                hear(client, "\u001bHi");
            }
            server.stop();
            assertThat(server.exitCode()).isZero();
            List<String> printed = server.rest();
            RecordedRun run = RunFile.open(folder.resolve("run.json.gz"));
            assertThat(run.marks()).isEmpty();
            assertThat(run.stages().getFirst().record().lanes().clients()).hasSize(1);
            List<String> cast = Files.readAllLines(folder.resolve("it.cast"));
            assertThat(cast.getFirst()).startsWith("{\"version\":2,\"width\":");
            assertThat(cast.getLast()).endsWith(printed.getLast() + "\\r\\n\"]");
            assertThat(cast).anyMatch(line -> line.contains("\\\"\\\\x1bHi\\\""));
            assertThat(folder.resolve("it-2.cast")).isNotEmptyFile();
        }
    }

    @Test
    void saysWhichRecordsCouldNotBeFinishedAndExitsWith3() throws Exception {
        Path full = pipe("full.cast");
        Path gone = folder.resolve("gone.json.gz");
        String[] command = {
            "serve", "select", "--record", "full.cast", "--record", "gone.json.gz", "--force"
        };
        try (Child server = Child.start(folder, command)) {
            BufferedReader reader = Files.newBufferedReader(full); // blocks until it is written to
            assertThat(reader.readLine()).contains("\"version\":2");
            int port = server.port();
            reader.close();
            try (Socket client = Child.connect(port)) {
                hear(client, "Hi");
            }
            Files.delete(gone);
            server.stop();
            assertThat(server.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(server.rest().getLast()).startsWith("stopped: 1 client, ");
            assertThat(server.errors().stream().filter(line -> !line.startsWith("recording to")))
                    .containsExactlyInAnyOrder(
                            "full.cast could not be written: broken pipe: the peer no longer reads."
                                    + " What was recorded before can be played.",
                            "gone.json.gz was removed while it was written: record again, and leave"
                                    + " it there.");
        }
    }

    /** A file whose writing fails from a moment on, as that on a disk that fills up. */
    private Path pipe(String name) throws Exception {
        Path made = folder.resolve(name);
        Path mkfifo = Path.of("/usr/bin/mkfifo");
        assumeTrue(Files.isExecutable(mkfifo), "no mkfifo is installed");
        new ProcessBuilder(mkfifo.toString(), made.toString()).start().waitFor();
        return made;
    }

    @Test
    void saysInTheEndWhatItsCounterCounted() throws Exception {
        try (Child server = Child.start(folder, "serve", "select", "--counter", "lock")) {
            try (Socket first = Child.connect(server.port())) {
                hear(first, "Hi");
                hear(first, "Bye");
            }
            server.stop();
            assertThat(server.exitCode()).isZero();
            List<String> lines = server.rest();
            assertThat(lines.getLast()).isEqualTo("stopped: 1 client, 2 messages, counted 2");
            assertThat(lines).anyMatch(line -> line.contains(" lock(lock 1) = 0 <"));
            assertThat(lines).anyMatch(line -> line.matches(".* pause\\(\\d+ ms\\) = 0 <.*"));
            assertThat(lines).anyMatch(line -> line.contains(" write counter() = 2 <"));
        }
    }

    @Test
    void endsOnCtrlCWithExitCode0() throws Exception {
        try (Child server = Child.start(folder, "serve", "select")) {
            server.port();
            assumeFalse(ignoresCtrlC(server.pid()), "a shell's background job is deaf to Ctrl-C");
            new ProcessBuilder("kill", "-INT", "" + server.pid()).start().waitFor();
            assertThat(server.exitCode()).isZero();
            assertThat(server.rest().getLast()).isEqualTo("stopped: 0 clients, 0 messages");
        }
    }

    /** See proc(5): a mask of signals, the lowest bit being number 1; SIGINT is 2. */
    private static boolean ignoresCtrlC(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.split("\\s+")[1], 16) & 2) != 0);
    }

    @Test
    void printsTheSetsThatGoIntoSelectAndThoseThatComeOut() throws Exception {
        try (Child server = Child.start(folder, "serve", "select")) {
            try (Socket client = Child.connect(server.port())) {
                hear(client, "Hi");
                String accept = server.line(line -> line.contains("accept("));
                String given = accept.replaceFirst(".* = (\\d+)<127.0.0.1:\\d+> <.*", "$1");
                String peer = "127.0.0.1:" + client.getLocalPort();
                assertThat(accept).contains(given + "<" + peer + ">");
                String next = server.line();
                boolean moved = next.contains(" dup(" + given + ") = ");
                String fd = moved ? next.replaceFirst(".* = (\\d+) <.*", "$1") : given;
                assertThat(moved ? server.line() : next)
                        .matches(
                                ".* select\\(\\d+, \\[(?:\\d+ )*F(?: \\d+)*\\], \\[\\], \\[F\\]\\) = 1 \\(in \\[F\\]\\) <.*"
                                        .replace("F", fd));
                assertThat(server.line()).contains(" recv(" + fd + "<" + peer + ">, \"Hi\") = 2 <");
                assertThat(server.line())
                        .contains(", [" + fd + "], [" + fd + "]) = 1 (out [" + fd + "]) <");
                assertThat(server.line())
                        .contains(" send(" + fd + "<" + peer + ">, \"Hi\", 2) = 2 <");
            }
            assertThat(server.line(line -> line.contains(" recv("))).contains(", \"\") = 0 <");
            assertThat(server.line()).contains(" close(").contains(") = 0 <");
        }
    }

    @Test
    void namesNoDescriptorWhereItIsNotKnown() throws Exception {
        try (Child server = Child.start(folder, "serve", "sequential")) {
            try (Socket client = Child.connect(server.port())) {
                hear(client, "Hi");
                String peer = "127.0.0.1:" + client.getLocalPort();
                assertThat(server.line(line -> line.contains("accept(")))
                        .contains("accept(listener) = " + peer + " <");
                assertThat(server.line()).contains(" read(" + peer + ", \"Hi\") = 2 <");
            }
        }
    }

    @Test
    void showsBytesEscapedSoThatNoClientCanDrawOnTheTerminal() throws Exception {
        byte[] evil = "\u001b[2J\0\u202e\" = 7\n\\".getBytes(StandardCharsets.UTF_8);
        evil[5] = (byte) 0xff; // in the middle of the three bytes of U+202E
        try (Child server = Child.start(folder, "serve", "select")) {
            try (Socket client = Child.connect(server.port())) {
                client.getOutputStream().write(evil);
                assertThat(client.getInputStream().readNBytes(evil.length)).isEqualTo(evil);
            }
            String line = server.line(text -> text.contains(" recv("));
            assertThat(line.chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
            assertThat(line).contains("\"\\x1b[2J\\x00").contains("\\\" = 7\\n\\\\\") = ");
        }
    }

    @Test
    void endsQuietlyWhenNobodyReadsOn() throws Exception {
        Process server = Child.process(folder, "serve", "select");
        try {
            String first = server.inputReader().readLine();
            server.getInputStream().close();
            try (Socket client = Child.connect(portOf(first))) {
                client.getOutputStream().write('x');
                assertThat(server.waitFor(Patience.LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            }
            assertThat(server.exitValue()).isZero();
            assertThat(server.errorReader().readLine()).isNull();
        } finally {
            server.destroyForcibly();
        }
    }

    private static int portOf(String first) {
        assertThat(first).matches("listening on 127\\.0\\.0\\.1:\\d+ \\(select\\)");
        return Integer.parseInt(first.replaceFirst(".*:(\\d+) .*", "$1"));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, false",
        "::1, [::1], false",
        "0.0.0.0, 0.0.0.0, true",
        "::, [::], true",
    })
    void warnsWhenOtherMachinesCanConnect(String address, String shown, boolean warns)
            throws Exception {
        Ipv6.assumeFor(address);
        try (Child server = Child.start(folder, "serve", "select", "--bind", address, "--quiet")) {
            assertThat(server.line())
                    .startsWith("listening on " + shown + ":")
                    .endsWith(" (select)");
            server.stop();
            String warning = "Warning: on " + address + " ";
            assertThat(server.errors())
                    .hasSize(warns ? 1 : 0)
                    .allMatch(line -> line.startsWith(warning));
        }
    }

    @Test
    void localhostIsWhatItIsToOtherPrograms() throws Exception {
        String first = firstAddressOfLocalhost();
        try (Child server =
                Child.start(folder, "serve", "select", "--bind", "localhost", "--quiet")) {
            String shown = first.contains(":") ? "[" + first + "]" : first;
            assertThat(server.line()).startsWith("listening on " + shown + ":");
            server.stop();
            assertThat(server.errors()).isEmpty();
        }
    }

    /** As getaddrinfo(3) has it. */
    private static String firstAddressOfLocalhost() throws Exception {
        Path getent = Path.of("/usr/bin/getent");
        assumeTrue(Files.isExecutable(getent), "no getent is installed");
        Process asked = new ProcessBuilder(getent.toString(), "ahosts", "localhost").start();
        try (BufferedReader lines = asked.inputReader()) {
            return lines.readLine().split(" ")[0];
        }
    }

    @Test
    void servesWhatIsBrokenOnPurposeOnlyWhenToldSoAndSaysIt() throws Exception {
        try (Child server = Child.start(folder, "serve", "flags-anded", "--broken", "--quiet")) {
            assertThat(server.line()).matches("listening on .* \\(flags-anded\\)");
            server.stop();
            assertThat(server.errors())
                    .startsWith("BROKEN ON PURPOSE: combines flags with AND")
                    .anyMatch(line -> line.startsWith("Look for: "))
                    .anyMatch(line -> line.startsWith("Repair: "));
        }
    }

    @Test
    void printsEverythingUpToTheCallThatAServerEndedAt() throws Exception {
        try (Child server = Child.start(folder, "serve", "closed-too-early", "--broken")) {
            try (Socket client = Child.connect(server.port())) {
                hear(client, "Hi");
            }
            assertThat(server.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(server.rest().getLast()).contains(" close(");
            assertThat(server.errors().getLast()).contains("ended by its bug");
        }
    }

    private static void hear(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(bytes);
        assertThat(socket.getInputStream().readNBytes(bytes.length)).isEqualTo(bytes);
    }
}
