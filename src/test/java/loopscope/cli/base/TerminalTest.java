package loopscope.cli.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TerminalTest {
    @TempDir private Path folder;

    @Test
    void aLinkToATerminalIsOne() throws IOException {
        assertThat(Terminal.leadsToTerminal(link("/dev/pts/7"), null)).isTrue();
        assertThat(Terminal.leadsToTerminal(link("/dev/tty1"), null)).isTrue();
    }

    @Test
    void aLinkToAFileIsNone() throws IOException {
        assertThat(Terminal.leadsToTerminal(link("/tmp/log"), null)).isFalse();
    }

    @Test
    void withoutALinkAndWithoutAConsoleThereIsNone() {
        assertThat(Terminal.leadsToTerminal(folder.resolve("nothing"), null)).isFalse();
    }

    private Path link(String target) throws IOException {
        Path link = folder.resolve(target.replace('/', '-'));
        return Files.createSymbolicLink(link, Path.of(target));
    }
}
