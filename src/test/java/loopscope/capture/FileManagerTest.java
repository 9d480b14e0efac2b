package loopscope.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class FileManagerTest {
    @Test
    void aPlatformWithoutOneSaysWhereTheFilesAre() {
        assertThatThrownBy(() -> new FileManager("no-such-program").open(Path.of("here")))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage("no-such-program can’t open the folder here: the files are in here.");
    }

    @Test
    void everyPlatformHasItsOwn() {
        assertThat(FileManager.of("Linux").program()).isEqualTo("xdg-open");
        assertThat(FileManager.of("Mac OS X").program()).isEqualTo("open");
        assertThat(FileManager.of("Windows 11").program()).isEqualTo("explorer");
    }
}
