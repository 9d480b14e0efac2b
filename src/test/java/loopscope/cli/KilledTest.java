package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** Killed (SIGKILL), the program can do nothing more, and yet what it has started ends. */
class KilledTest {
    private static final String SERVER =
            "import socket; socket.create_server(('127.0.0.1', 0)).accept()";

    @TempDir Path folder;

    @Test
    void aWatchedProgramEndsAlso() throws Exception {
        Programs.assumeRuns(List.of("strace", "-V"));
        Programs.assumeRuns(List.of("python3", "-c", ""));
        try (Child child = Child.start(folder, "watch", "--", "python3", "-c", SERVER)) {
            child.line(line -> line.contains("127.0.0.1"));
            List<ProcessHandle> family = child.descendants();
            assertThat(family).anyMatch(KilledTest::isPython);
            child.kill();
            Patience.await("all to end", () -> family.stream().noneMatch(KilledTest::runs));
        }
    }

    private static boolean isPython(ProcessHandle process) {
        return process.info().command().filter(path -> path.contains("python")).isPresent();
    }

    /** One that has ended but that nobody has asked about has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
