package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What is recorded is what happened: a witness, strace, sees the same calls of the same process,
 * and a script that knows nothing but the formats of both compares them.
 */
class FidelityTest {
    private static final String LESSON =
            """
            lesson: 1
            title: Witnessed
            goal: Each call is there.
            stages:
              - model: sequential
              - model: threads
              - model: select
              - model: epoll
            steps:
              - title: Two come, speak and go
                do:
                  - A connects
                  - A says "Hi"
                  - A waits for its echo
                  - B connects
                  - B says 64 KiB
                  - A resets
                  - B waits for its echo
                  - B closes
                expect:
                  - all have left
            """;

    @TempDir Path folder;

    @Test
    void aRunAndStraceTellOfTheSameCalls() throws Exception {
        Programs.assumeRuns(List.of("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"));
        Programs.assumeRuns(List.of("python3", "-c", ""));
        Path lesson = Files.writeString(folder.resolve("lesson.yaml"), LESSON);
        List<String> witness =
                List.of(
                        "strace",
                        "-f",
                        "--seccomp-bpf",
                        "-ttt",
                        "-T",
                        "-y",
                        "-q",
                        "-e",
                        "trace=network,read,write,readv,writev,?select,?pselect6,?poll,?ppoll,"
                                + "?epoll_wait,?epoll_pwait,close,dup,?dup2,dup3,fcntl",
                        "-o",
                        "log");
        try (Child child =
                Child.startUnder(witness, folder, "play", lesson.toString(), "-o", "run.json.gz")) {
            assertThat(child.line(line -> line.endsWith("run.json.gz"))).isNotEmpty();
            assertThat(child.exitCode()).isZero();
        }
        Process compared =
                new ProcessBuilder("python3", script(), "log", "run.json.gz")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String words = new String(compared.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(words).containsPattern("\\A[1-9]\\d+ calls matched, 0 not;");
        assertThat(compared.waitFor()).isZero();
    }

    private static String script() throws URISyntaxException {
        return Path.of(
                        Objects.requireNonNull(FidelityTest.class.getResource("fidelity.py"))
                                .toURI())
                .toString();
    }
}
