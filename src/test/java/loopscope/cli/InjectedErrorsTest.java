package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

/** accept(2) refused by the kernel itself, as far as the program can tell: strace(1) injects it. */
class InjectedErrorsTest {
    @TempDir private Path folder;

    /** The first two of each thread: linking the calls makes one, and it is on no socket. */
    private List<String> strace() {
        return List.of(
                "strace",
                "-f",
                "--seccomp-bpf",
                "-o",
                folder.resolve("strace.txt").toString(),
                "-e",
                "trace=accept,accept4",
                "-e",
                "inject=accept,accept4:error=EPROTO:when=1..2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"threads", "selector", "epoll-edge"})
    void serves(String model) throws Exception {
        Programs.assumeRuns(
                List.of("strace", "-f", "--seccomp-bpf", "-e", "trace=accept4", "true"));
        try (Child serve = Child.startUnder(strace(), folder, "serve", model, "--port", "0");
                Socket client = Child.connect(serve.port())) {
            client.getOutputStream().write('A');
            assertThat(client.getInputStream().read()).isEqualTo('A');
            assertThat(serve.line(line -> line.contains("EPROTO")))
                    .contains("accept")
                    .contains("EPROTO (protocol error)");
        }
    }
}
