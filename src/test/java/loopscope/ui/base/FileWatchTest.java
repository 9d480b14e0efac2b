package loopscope.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;
import loopscope.picture.FxThread;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

class FileWatchTest {
    @TempDir Path folder;
    private final Background background = new Background();
    private final AtomicInteger reports = new AtomicInteger();
    private Path file;
    private FileWatch watch;

    @BeforeEach
    void start() {
        FxThread.start();
        file = folder.resolve("lesson.yaml");
        watch = new FileWatch(file, background, reports::incrementAndGet);
    }

    @AfterEach
    void end() {
        background.close();
    }

    @Test
    void aFileThatIsSavedAgainIsReportedAndSoIsOneThatIsRemovedAndMadeAnew() throws IOException {
        saveUntilReported(file, reports);
        Files.delete(file);
        awaitLooks();
        saveUntilReported(file, reports);
        Path other = folder.resolve("other");
        Files.writeString(other, "what an editor puts in its place");
        reports.set(0);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        Patience.await("a report", () -> reports.get() > 0);
    }

    @Test
    void nothingIsReportedOnceItIsClosed() throws Exception {
        saveUntilReported(file, reports);
        FxThread.call(
                () -> {
                    watch.close();
                    reports.set(0);
                    return true;
                });
        save(file);
        awaitLooks();
        assertThat(reports).hasValue(0);
    }

    /** Waits until a watch that is as old as ours, or younger, has looked some times. */
    private void awaitLooks() {
        AtomicInteger looks = new AtomicInteger();
        try (FileWatch _ =
                new FileWatch(folder.resolve("clock"), background, looks::incrementAndGet)) {
            saveUntilReported(folder.resolve("clock"), looks);
            saveUntilReported(folder.resolve("clock"), looks);
        }
    }

    /** Nobody can see when a watch first looks, so the file grows until it has looked twice. */
    private static void saveUntilReported(Path file, AtomicInteger reports) {
        reports.set(0);
        Patience.await(
                "a report",
                () -> {
                    save(file);
                    return reports.get() > 0;
                });
    }

    private static void save(Path file) {
        try {
            Files.writeString(file, "more", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
