package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;
import loopscope.foreign.live.Python;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the probe says of the lecture's blocking server in Python, which handles no error; skipped
 * where it can't be watched.
 */
class ProbeTest {
    @TempDir private static Path folder;
    private static Run run;

    @BeforeAll
    static void probe() throws InterruptedException {
        Python.assumeTracer();
        Programs.assumeRuns(List.of("strace", "-f", "-o", "/dev/null", "true"));
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "probe",
                                "--only",
                                "reset-in-message,accept-emfile",
                                "--csv",
                                folder.resolve("found.csv").toString(),
                                "--"));
        words.addAll(Python.command("blocking.py", "{port}"));
        run = Run.of(words.toArray(String[]::new));
    }

    @Test
    void aServerThatAResetEndsFallsShort() {
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(run.out()).contains("DIED", "2 not survived");
    }

    @Test
    void theCallAndTheLastWordsAreTold() {
        assertThat(run.out())
                .contains("python3 has ended")
                .contains("ECONNRESET", "ConnectionResetError");
    }

    @Test
    void aServerThatAnAcceptInVainEndsFallsShort() {
        assertThat(run.out())
                .contains(
                        "accept(listener) = -1 EMFILE", "OSError: [Errno 24] Too many open files");
    }

    @Test
    void aGraderGetsTheSameAsATable() {
        assertThat(folder.resolve("found.csv"))
                .content()
                .contains("reset-in-message,", "accept-emfile,", ",died,true");
    }
}
