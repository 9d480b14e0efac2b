package loopscope.capture;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file whole or not at all: into a hidden neighbour first, which then takes the name, in
 * one step where the file system can.
 *
 * <pre>
 *   .name.png.loop…  --complete--&gt;  name.png
 *                    --failed----&gt;  deleted; name.png as it was
 *                    --Ctrl-C----&gt;  deleted
 *                    --killed----&gt;  deleted at the next save beside it
 * </pre>
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/rename.2.html">rename(2)</a>
 */
public final class AtomicFile {
    private static final int LAST_NUMBER = 9999;

    private AtomicFile() {}

    /** Produces a file's bytes. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything. An exception means that no file is made. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the file. Blocks on the disk: not for the JavaFX thread.
     *
     * @return where it is now: under another name than asked for if there was a file and the choice
     *     was {@link FileChoice#NEW_NAME}
     * @throws CaptureFailedException if it can't be written; what was there before is untouched
     */
    public static Path write(Path target, FileChoice choice, Content content)
            throws CaptureFailedException {
        try {
            Path place = placeOf(target, choice);
            Path part = HiddenNeighbour.of(place);
            HiddenNeighbour.removeStale(place);
            UnfinishedFiles.begin(part);
            try {
                fill(part, content);
                return UnfinishedFiles.complete(() -> named(part, place, choice));
            } finally {
                UnfinishedFiles.discard(part);
            }
        } catch (IOException e) {
            throw new CaptureFailedException(IoErrorText.sentence(target, e), e);
        }
    }

    /**
     * Checks that a file can be written, by making and deleting an empty neighbour. Call it before
     * work whose result would be lost. Blocks on the disk.
     *
     * @throws CaptureFailedException if it can't be written now
     */
    public static void check(Path target, FileChoice choice) throws CaptureFailedException {
        try {
            Path part = HiddenNeighbour.of(placeOf(target, choice));
            UnfinishedFiles.begin(part);
            try {
                fill(part, out -> {});
            } finally {
                UnfinishedFiles.discard(part);
            }
        } catch (IOException e) {
            throw new CaptureFailedException(IoErrorText.sentence(target, e), e);
        }
    }

    /** The path that is really written: a link stays a link, and the file behind it is replaced. */
    private static Path placeOf(Path target, FileChoice choice)
            throws IOException, CaptureFailedException {
        if (Files.isDirectory(target)) {
            throw new CaptureFailedException(target + " is a folder: give a file name in it.");
        }
        if (choice == FileChoice.NEW_NAME || !Files.exists(target)) {
            return target.toAbsolutePath();
        }
        if (!Files.isRegularFile(target) || !Files.isWritable(target)) {
            throw new CaptureFailedException(
                    target + " may not be written: choose another name or change its permission.");
        }
        return target.toRealPath();
    }

    /** Writes a new file and has it reach the disk: a name must never lead to half of one. */
    private static void fill(Path part, Content content) throws IOException {
        Files.createFile(part);
        try (FileOutputStream file = new FileOutputStream(part.toFile())) {
            OutputStream out = new StaysOpen(file);
            content.writeTo(out);
            out.flush();
            file.getFD().sync();
        }
    }

    /** Whoever writes may close what it writes to; the file is still needed. */
    private static final class StaysOpen extends BufferedOutputStream {
        StaysOpen(OutputStream file) {
            super(file);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static Path named(Path part, Path place, FileChoice choice) throws IOException {
        return choice == FileChoice.REPLACE ? replace(part, place) : number(part, place);
    }

    private static Path replace(Path part, Path place) throws IOException {
        try {
            return Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            return Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path number(Path part, Path place) throws IOException {
        for (int n = 1; n < LAST_NUMBER; n++) {
            try {
                return Files.move(part, NumberedName.of(place, n));
            } catch (FileAlreadyExistsException e) {
                // Taken, perhaps just now by someone else: the next number.
            }
        }
        throw new FileAlreadyExistsException(place.toString());
    }
}
