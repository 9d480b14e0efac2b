package loopscope.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder for files that belong together: it was empty, so nothing in it can be overwritten. */
public final class NewFolder {
    private final Path path;

    private NewFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes the folder, and those above it, where it is not there. Blocks on the disk.
     *
     * @throws CaptureFailedException if it can't be made, is not empty, or may not be written
     */
    public static NewFolder make(Path path) throws CaptureFailedException {
        try {
            Files.createDirectories(path);
            if (!isEmpty(path)) {
                throw new CaptureFailedException(
                        path + " is not empty: choose a new folder, so that nothing is mixed up.");
            }
        } catch (FileAlreadyExistsException e) {
            throw new CaptureFailedException(
                    e.getFile() + " is a file: choose another name for the folder.", e);
        } catch (IOException e) {
            throw new CaptureFailedException(IoErrorText.sentence(path, e), e);
        }
        AtomicFile.check(path.resolve("file"), FileChoice.NEW_NAME);
        return new NewFolder(path);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /**
     * Writes a file in it, in UTF-8; see {@link AtomicFile#write}.
     *
     * @return where it is: under a new name if someone else has put one there meanwhile
     * @throws CaptureFailedException if it can't be written; those before it are kept
     */
    public Path write(String name, String text) throws CaptureFailedException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return AtomicFile.write(path.resolve(name), FileChoice.NEW_NAME, out -> out.write(bytes));
    }
}
