package loopscope.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder for files that belong together: it is new or was empty, so nothing in it can be
 * overwritten; and it is whole or not there.
 */
public final class NewFolder {
    private NewFolder() {}

    /**
     * Checks that a folder of this name can be written. Call it before work whose result would be
     * lost. Blocks on the disk.
     *
     * @throws CaptureFailedException if it can't be made, is not empty, or may not be written
     */
    public static void check(Path path) throws CaptureFailedException {
        if (Files.isDirectory(path) && !isEmpty(path)) {
            throw new CaptureFailedException(
                    path + " is not empty: choose a new folder, so that nothing is mixed up.");
        }
        AtomicFolder.check(path, FileChoice.NEW_NAME);
    }

    private static boolean isEmpty(Path path) throws CaptureFailedException {
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new CaptureFailedException(IoErrorText.sentence(path, e), e);
        }
    }

    /**
     * Writes its files in UTF-8, and those folders above it that are missing; see {@link
     * AtomicFolder#write}.
     *
     * @param texts by the names of the files
     * @return the files, in the order of their names
     * @throws CaptureFailedException if one can't be written; then there is none
     */
    public static List<Path> write(Path path, Map<String, String> texts)
            throws CaptureFailedException {
        check(path);
        return AtomicFolder.write(
                path, FileChoice.NEW_NAME, _ -> Set.of(), part -> fill(part, texts));
    }

    private static void fill(Path folder, Map<String, String> texts) throws CaptureFailedException {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(
                    folder.resolve(text.getKey()), FileChoice.NEW_NAME, out -> out.write(bytes));
        }
    }
}
