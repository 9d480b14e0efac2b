package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the probe says of a small server that a reset ends; skipped where it can't be watched. */
class ProbeTest {
    private static final String ENDED_BY_A_RESET =
            """
            import socket, sys
            listener = socket.socket()
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("127.0.0.1", int(sys.argv[1])))
            listener.listen(50)
            while True:
                client, _ = listener.accept()
                data = client.recv(1024)
                while data:
                    client.sendall(data)
                    data = client.recv(1024)
                client.close()
            """;

    @TempDir private static Path folder;
    private static Run run;

    @BeforeAll
    static void probe() throws IOException, InterruptedException {
        Programs.assumeRuns(List.of("strace", "-f", "-o", "/dev/null", "true"));
        Programs.assumeRuns(List.of("python3", "-c", "pass"));
        Path server = Files.writeString(folder.resolve("server.py"), ENDED_BY_A_RESET);
        run =
                Run.of(
                        "probe",
                        "--only",
                        "reset-in-message",
                        "--csv",
                        folder.resolve("found.csv").toString(),
                        "--",
                        "python3",
                        server.toString(),
                        "{port}");
    }

    @Test
    void aServerThatAResetEndsFallsShort() {
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.out()).contains("DIED", "1 not survived");
    }

    @Test
    void theCallAndTheLastWordsAreTold() {
        assertThat(run.out()).contains("ECONNRESET", "ConnectionResetError");
    }

    @Test
    void aGraderGetsTheSameAsATable() {
        assertThat(folder.resolve("found.csv"))
                .content()
                .contains("reset-in-message,", ",died,true");
    }

    @Test
    void anUnknownClientIsWrongUsage() {
        Run wrong = Run.of("probe", "--only", "polite", "select");
        assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(wrong.sentence()).contains("\"polite\" is no difficult client");
    }
}
