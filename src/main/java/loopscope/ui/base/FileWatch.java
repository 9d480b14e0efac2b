package loopscope.ui.base;

import javafx.application.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Says when a file was saved. It looks a few times a second: editors that put a new file in the
 * place of the old one, and network drives, report nothing that could be awaited.
 */
public final class FileWatch implements AutoCloseable {
    private static final long BETWEEN_MILLIS = 300;

    /** When it was saved and how long it is; both are 0 while it is not there. */
    private record Version(long time, long size) {}

    private final Path file;
    private final Runnable saved;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Watches a file until it is closed, or the window is.
     *
     * @param saved is called on the JavaFX thread after each time that the file was saved
     */
    public FileWatch(Path file, Background background, Runnable saved) {
        this.file = file;
        this.saved = saved;
        background.run(this::watch, done -> {}, why -> {});
    }

    private boolean watch() throws InterruptedException {
        Version known = version();
        while (!closed.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
            Version now = version();
            if (!now.equals(known) && now.time() != 0) {
                Platform.runLater(this::report);
            }
            known = now;
        }
        return true;
    }

    private Version version() {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            return new Version(time.to(TimeUnit.NANOSECONDS), Files.size(file));
        } catch (IOException e) {
            return new Version(0, 0);
        }
    }

    private void report() {
        if (closed.getCount() > 0) {
            saved.run();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
