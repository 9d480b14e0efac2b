package loopscope.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

class FileDialogsTest {
    @TempDir private Path folder;

    @Test
    void aDialogBeginsWhereTheOneBeforeWasAnswered() {
        FileDialogs dialogs = new FileDialogs("");
        assertThat(dialogs.beginning()).isEqualTo(new File("").getAbsoluteFile());
        Path file = folder.resolve("new.json.gz");
        assertThat(dialogs.answered(file.toFile())).isEqualTo(file);
        assertThat(dialogs.beginning()).isEqualTo(folder.toFile());
        assertThat(dialogs.answered(null)).isNull();
        assertThat(dialogs.folder()).isEqualTo(folder.toString());
    }

    @Test
    void aFolderThatIsGoneIsNoBeginning() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        FileDialogs dialogs = new FileDialogs(inner.toString());
        assertThat(dialogs.beginning()).isEqualTo(inner.toFile());
        Files.delete(inner);
        assertThat(dialogs.beginning()).isEqualTo(new File("").getAbsoluteFile());
    }
}
