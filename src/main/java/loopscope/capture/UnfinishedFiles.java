package loopscope.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The hidden files and folders that are being written now. When the program is told to end, by
 * Ctrl-C or another signal, they are deleted. Thread-safe.
 *
 * <pre>
 *   begin --written--&gt;  complete  (renamed)
 *         --failed---&gt;  discard   (deleted)
 *         --signal---&gt;  deleted; whoever writes then comes to a standstill
 * </pre>
 */
final class UnfinishedFiles {
    private static final ReentrantLock LOCK = new ReentrantLock();

    /** Guarded by the lock. */
    private static final Set<Path> FILES = new HashSet<>();

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(UnfinishedFiles::deleteAll));
        } catch (IllegalStateException shuttingDown) {
            // Too late: the next save removes what is left.
        }
    }

    private UnfinishedFiles() {}

    /** The step that makes a file complete, such as renaming it. */
    @FunctionalInterface
    interface LastStep<T> {
        /** Takes it. */
        T take() throws IOException;
    }

    /** Call it before the file or folder is made. */
    static void begin(Path part) {
        LOCK.lock();
        try {
            FILES.add(part);
        } finally {
            LOCK.unlock();
        }
    }

    /** Takes the last step, unless the program is ending: then it never returns. */
    static <T> T complete(LastStep<T> step) throws IOException {
        LOCK.lock();
        try {
            return step.take();
        } finally {
            LOCK.unlock();
        }
    }

    /** Deletes it if it is still there. Call it whatever has happened. */
    static void discard(Path part) throws IOException {
        LOCK.lock();
        try {
            delete(part);
        } finally {
            FILES.remove(part);
            LOCK.unlock();
        }
    }

    /** Whether one of this name is being written by this program. */
    static boolean has(Path name) {
        LOCK.lock();
        try {
            return FILES.stream().anyMatch(file -> name.equals(file.getFileName()));
        } finally {
            LOCK.unlock();
        }
    }

    /** Keeps the lock, so that nothing new is begun and nothing that is missing is spoken of. */
    private static void deleteAll() {
        LOCK.lock();
        for (Path part : FILES) {
            try {
                delete(part);
            } catch (IOException e) {
                // The next save beside it tries again.
            }
        }
    }

    /** Deletes a file, or a folder with all that is in it. */
    static void delete(Path part) throws IOException {
        if (!Files.isDirectory(part)) {
            Files.deleteIfExists(part);
            return;
        }
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
