package loopscope.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class FileManagerTest {
    @Test
    void aPlatformWithoutOneSaysWhatToOpen() {
        assertThatThrownBy(() -> new FileManager("no-such-program").open(Path.of("a.html")))
                .isInstanceOf(CaptureFailedException.class)
                .hasMessage(
                        "no-such-program can’t open a.html here: open it with another program.");
    }

    @Test
    void everyPlatformHasItsOwn() {
        assertThat(FileManager.of("Linux").program()).isEqualTo("xdg-open");
        assertThat(FileManager.of("Mac OS X").program()).isEqualTo("open");
        assertThat(FileManager.of("Windows 11").program()).isEqualTo("explorer");
    }
}
