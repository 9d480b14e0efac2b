package loopscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.cli.base.ExitCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** {@code ./app docs}, where it leaves the pages in a folder that is asked for. */
class DocsCommandTest {
    @TempDir private Path folder;

    @Test
    void thePagesAreLeftInTheFolderThatIsAskedForAndTheFirstIsNamed() {
        Path pages = folder.resolve("pages");
        Run run = Run.of("docs", "-o", pages.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out().strip()).isEqualTo(pages.resolve("index.html").toString());
        assertThat(pages.resolve("index.html")).content().contains("href=\"keys.html\"");
    }

    @Test
    void aPageThatIsAskedForIsNamed() {
        Path pages = folder.resolve("pages");
        Run run = Run.of("docs", "keys", "-o", pages.toString());
        assertThat(run.out().strip()).isEqualTo(pages.resolve("keys.html").toString());
    }

    @Test
    void aPageThatThereIsNotEndsInTheNearestAndLeavesNothing() {
        Run run = Run.of("docs", "key", "-o", folder.resolve("pages").toString());
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.sentence()).isEqualTo("There is no page \"key\": did you mean \"keys\"?");
        assertThat(folder).isEmptyDirectory();
    }
}
