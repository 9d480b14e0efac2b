package loopscope.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import loopscope.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class FollowedLogTest {
    private static final long LONG = Long.MAX_VALUE / 4;

    @TempDir private Path folder;

    @Test
    void whatIsWrittenWhileItIsFollowedIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "one ");
        FollowedLog log = new FollowedLog(Files.newInputStream(file), LONG);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        Thread reader = Thread.startVirtualThread(() -> readAll(log, read));
        Patience.await("what was there is read", () -> read.size() == 4);
        Files.writeString(file, "two ", StandardOpenOption.APPEND);
        Patience.await("what came is read", () -> read.size() == 8);
        Files.writeString(file, "three", StandardOpenOption.APPEND);
        log.stop();
        assertThat(reader.join(Patience.LIMIT)).isTrue();
        assertThat(read).hasToString("one two three");
    }

    @Test
    void itEndsWhenItsTimeIsOver() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "all");
        try (FollowedLog log = new FollowedLog(Files.newInputStream(file), 0)) {
            assertThat(log.readAllBytes()).asString().isEqualTo("all");
        }
    }

    private static void readAll(FollowedLog log, ByteArrayOutputStream to) {
        try {
            log.transferTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
