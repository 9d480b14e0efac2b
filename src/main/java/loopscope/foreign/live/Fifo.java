package loopscope.foreign.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A named pipe in a private folder, from which what the tracer writes is read.
 *
 * <p>This process holds it open for writing too, so that opening it never waits for the tracer;
 * once the tracer has ended, {@link #release} lets the reader find its end. Thread-safe.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/fifo.7.html">fifo(7)</a>
 */
final class Fifo implements AutoCloseable {
    static final String MKFIFO = "mkfifo";
    private static final long SECONDS = 10;

    /** How the names of this process's folders begin. */
    static final String PREFIX = "loopscope-watch-" + ProcessHandle.current().pid() + "-";

    private final Path folder;
    private final Path path;
    private final RandomAccessFile writable;
    private final InputStream in;

    private Fifo(Path folder, Path path, RandomAccessFile writable, InputStream in) {
        this.folder = folder;
        this.path = path;
        this.writable = writable;
        this.in = in;
    }

    /** Makes one. */
    static Fifo create() throws IOException {
        Path folder = Files.createTempDirectory(PREFIX); // for this user alone
        Path path = folder.resolve("calls");
        RandomAccessFile writable = null;
        try {
            make(path);
            writable = new RandomAccessFile(path.toFile(), "rw");
            return new Fifo(folder, path, writable, Files.newInputStream(path));
        } catch (IOException e) {
            if (writable != null) {
                writable.close();
            }
            delete(path, folder);
            throw e;
        }
    }

    private static void make(Path path) throws IOException {
        Process made =
                new ProcessBuilder(MKFIFO, "-m", "600", path.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            if (!made.waitFor(SECONDS, TimeUnit.SECONDS) || made.exitValue() != 0) {
                throw new IOException("no named pipe could be made");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("called off", e);
        }
    }

    Path path() {
        return path;
    }

    /** What is written to it, as it comes. Its end comes once no one holds it for writing. */
    InputStream in() {
        return in;
    }

    /** The writers are those others that have it open. */
    void release() {
        try {
            writable.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    /** Closes and removes it. */
    @Override
    public void close() {
        release();
        try {
            in.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
        delete(path, folder);
    }

    private static void delete(Path path, Path folder) {
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // An empty pipe in the system's folder for what is temporary harms no one.
        }
    }
}
