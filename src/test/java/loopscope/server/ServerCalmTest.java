package loopscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import loopscope.Patience;
import loopscope.server.Model.Kind;
import loopscope.server.RunningServer.Seen;
import loopscope.trace.Address;
import loopscope.trace.Op;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What every server promises while it can do nothing: it waits, and costs next to nothing. */
@Contract
class ServerCalmTest {
    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MIB = 1024 * 1024;

    /** A send buffer so small that sends take only a part of what they are offered, bytes. */
    private static final int LITTLE = 16 * 1024;

    /** What a server's own queue for one client may hold: its bound and one read. */
    private static final int QUEUE_BOUND = (256 + 64) * 1024;

    private final Model model;
    private final Random random = new Random(7);

    ServerCalmTest(Model model) {
        this.model = model;
    }

    @Test
    void sleepsWhileItsClientsSayNothing() throws Exception {
        assumeTrue(model.kind() != Kind.NON_BLOCKING, "it burns a core by design");
        List<TestClient> clients = new ArrayList<>();
        try (RunningServer server = new RunningServer(model)) {
            for (int i = 0; i < (model.kind() == Kind.BLOCKING ? 1 : 10); i++) {
                clients.add(new TestClient(server.port()));
                assertThat(clients.getLast().isServed("Hi")).isTrue();
            }
            Usage.awaitRest();
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
        }
    }

    /** It half-closes too: what it is owed is 12 MiB by then. */
    @Test
    void aReaderThatStartsLateGetsEveryByteAndCostsNothingMeanwhile() throws Exception {
        try (RunningServer server = new RunningServer(model, LITTLE);
                TestClient late = TestClient.withSmallBuffers(server.port())) {
            byte[] said = new byte[12 * MIB];
            random.nextBytes(said);
            CompletableFuture<Void> writing = late.write(said, random, 100_000);
            awaitStall(late);
            if (model.kind() != Kind.NON_BLOCKING) {
                Usage.awaitRest();
            }
            assertThat(server.received() - server.sent()).as("held").isLessThan(QUEUE_BOUND + 1);
            if (model.kind() != Kind.BLOCKING) {
                assertThat(server.serves()).as("others are not kept waiting").isTrue();
            }
            assertThat(late.readAll()).isEqualTo(said);
            writing.join();
            assertThat(server.ends(Op.QUEUE).stream().mapToInt(Seen::result).max().orElse(0))
                    .isLessThanOrEqualTo(QUEUE_BOUND);
        }
    }

    /** Nothing more is taken from it: neither by the server nor by the kernel. */
    private static void awaitStall(TestClient client) {
        RunningServer.await("something to be taken", () -> client.written.get() > 0);
        Patience.awaitStill("what is taken", STALL_NANOS, client.written::get);
    }

    @Test
    void waitsQuietlyWhenThereIsNoDescriptorLeftAndServesEveryoneInTheEnd() throws Exception {
        assumeTrue(model.kind() != Kind.BLOCKING, "it has one client at a time");
        Process program = startWithDescriptors(80);
        List<TestClient> clients = new ArrayList<>();
        try (BufferedReader out = program.inputReader();
                BufferedWriter in = program.outputWriter()) {
            int port = Address.port(Long.parseLong(out.readLine()));
            try (TestClient first = new TestClient(port)) {
                assertThat(first.isServed("whatever is opened only once")).isTrue();
            }
            in.write('\n');
            in.flush();
            int free = 80 - Integer.parseInt(out.readLine());
            long began = System.nanoTime();
            for (int i = 0; i < free + 10; i++) {
                clients.add(new TestClient(port));
            }
            in.write('\n');
            in.flush();
            assertThat(out.readLine()).isEqualTo("none left");
            TestClient last = clients.removeLast();
            assertThat(last.isKeptWaiting("Hi")).isTrue();
            for (TestClient client : clients) { // in the order they came; each makes room for one
                assertThat(client.isServed("Hi")).isTrue();
                client.close();
            }
            assertThat(last.hear(2)).isEqualTo("Hi");
            last.close();
            in.write('\n');
            in.flush();
            // Whoever waits in accept has to try again and again: ten times a second.
            long tenths = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) / 100;
            assertThat(Long.parseLong(out.readLine())).as("failures").isBetween(1L, 200 + tenths);
        } finally {
            program.destroyForcibly();
        }
    }

    private Process startWithDescriptors(int most) throws IOException {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n " + most + " && exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        folderOf(SelectServer.class) + ":" + folderOf(FewDescriptors.class),
                        FewDescriptors.class.getName(),
                        model.id())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path folderOf(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        String file = String.valueOf(type.getResource(type.getSimpleName() + ".class"));
        return Path.of(URI.create(file.substring(0, file.length() - name.length())));
    }
}
