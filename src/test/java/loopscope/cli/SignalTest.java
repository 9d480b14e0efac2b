package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A process that is told to end while it writes a file. */
class SignalTest {
    private static final Path RUN = Path.of("src/site/runs/pool.json.gz").toAbsolutePath();

    @TempDir private Path folder;

    /** The first hidden file only tries out whether there can be one, and stays empty. */
    @Test
    void leavesTheOldFileAndNothingElse() throws Exception {
        Path old = Files.writeString(folder.resolve("pool.gif"), "old");
        try (Child child =
                Child.start(folder, "show", RUN.toString(), "-o", "pool.gif", "--force")) {
            Patience.await(
                    "the picture to be written",
                    () -> hidden().stream().anyMatch(file -> file.toFile().length() > 0));
            child.stop();
            assertThat(child.exitCode()).isEqualTo(128 + 15);
            assertThat(child.rest()).isEmpty();
            assertThat(child.errors()).isEmpty();
        }
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(old));
        assertThat(old).hasContent("old");
    }

    private Set<Path> hidden() {
        try (Stream<Path> files = Files.list(folder)) {
            Set<Path> hidden = new HashSet<>(files.toList());
            hidden.removeIf(file -> !file.getFileName().toString().startsWith("."));
            return hidden;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
