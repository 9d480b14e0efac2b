package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;

/** Where the system speaks German, the program says what it says elsewhere. */
class OtherLanguageTest {
    @TempDir private Path folder;
    private Map<String, String> german = Map.of();

    @BeforeEach
    void makeTheLocale() throws Exception {
        german = GermanSystem.madeIn(folder);
    }

    @Test
    void aPortThatIsTakenIsCalledSo() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Child serve = serve("sequential", other.getLocalPort())) {
            assertThat(serve.errors())
                    .singleElement()
                    .asString()
                    .startsWith("Port " + other.getLocalPort() + " on 127.0.0.1 is in use:");
            assertThat(serve.exitCode()).isEqualTo(ExitCode.REFUSED);
        }
    }

    @Test
    void aResetKeepsItsName() throws Exception {
        try (Child serve = serve("threads", 0)) {
            Socket client = Child.connect(serve.port());
            client.getOutputStream().write('A');
            assertThat(client.getInputStream().read()).isEqualTo('A');
            client.setSoLinger(true, 0);
            client.close();
            assertThat(serve.line(line -> line.contains("ECONN") || line.contains("EIO")))
                    .contains("ECONNRESET (connection reset by peer)");
        }
    }

    @Test
    void aFileNameThatIsTooLongGetsItsAdvice() throws Exception {
        String name = "x".repeat(300) + ".svg";
        try (Child play = Child.start(folder, german, "play", "one-at-a-time", "-o", name)) {
            assertThat(play.errors())
                    .singleElement()
                    .asString()
                    .endsWith("could not be written: its name is too long: choose a shorter one.");
        }
    }

    private Child serve(String model, int port) throws Exception {
        return Child.start(folder, german, "serve", model, "--port", String.valueOf(port));
    }
}
