package loopscope.capture;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is there from its first byte on and grows, so that what was written stays when the
 * program is killed. For one that is to be whole or not there, see {@link AtomicFile}.
 *
 * @param path where it is
 * @param out writes to it, unbuffered
 */
public record GrowingFile(Path path, OutputStream out) {
    private static final int LAST_NUMBER = 9999;

    /**
     * Makes the file, empty. Blocks on the disk.
     *
     * @throws CaptureFailedException if it can't be made
     */
    public static GrowingFile create(Path target, FileChoice choice) throws CaptureFailedException {
        if (Files.isDirectory(target)) {
            throw new CaptureFailedException(target + " is a folder: give a file name in it.");
        }
        try {
            return choice == FileChoice.REPLACE
                    ? new GrowingFile(target, Files.newOutputStream(target))
                    : numbered(target);
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    private static GrowingFile numbered(Path target) throws IOException {
        for (int n = 1; n < LAST_NUMBER; n++) {
            Path place = NumberedName.of(target, n);
            try {
                Files.createFile(place);
                return new GrowingFile(place, Files.newOutputStream(place));
            } catch (FileAlreadyExistsException e) {
                // Taken: the next number.
            }
        }
        throw new FileAlreadyExistsException(target.toString());
    }

    /**
     * Waits until what was written is on the disk. Blocks on the disk.
     *
     * @throws CaptureFailedException if the disk refuses, or the file is not there any more
     */
    public void settle() throws CaptureFailedException {
        if (!Files.exists(path)) {
            throw new CaptureFailedException(
                    path + " was removed while it was written: record again, and leave it there.");
        }
        if (!Files.isRegularFile(path)) {
            return; // a pipe or a device has no disk
        }
        try (FileOutputStream file = new FileOutputStream(path.toFile(), true)) {
            file.getFD().sync();
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** Why it could not be made or written, in one sentence for the user. */
    public static CaptureFailedException failure(Path target, IOException why) {
        return new CaptureFailedException(IoErrorText.sentence(target, why), why);
    }
}
