package loopscope.docs;

import loopscope.capture.AtomicFile;
import loopscope.capture.AtomicFolder;
import loopscope.capture.CaptureFailedException;
import loopscope.capture.FileChoice;
import loopscope.capture.NewFolder;
import loopscope.capture.UserFolders;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Leaves the pages in a folder. Blocks on the disk: not for the JavaFX thread. */
public final class SiteFolder {
    private SiteFolder() {}

    /**
     * Leaves them in a new folder.
     *
     * @return the first page
     * @throws CaptureFailedException if the folder can't be written, or is not empty
     */
    public static Path leave(Site site, Path folder) throws CaptureFailedException {
        NewFolder.check(folder);
        AtomicFolder.write(
                folder, FileChoice.NEW_NAME, _ -> Set.of(), part -> fill(part, site.files()));
        return folder.resolve(Destination.file(Page.INDEX));
    }

    /**
     * Leaves them where the user's programs keep what they can make again, in place of those of an
     * earlier version.
     *
     * @return the first page
     * @throws CaptureFailedException if there is no such folder, or it can't be written
     */
    public static Path keep(Site site, UserFolders folders) throws CaptureFailedException {
        Path folder =
                folders.cache()
                        .map(caches -> caches.resolve("loopscope").resolve("docs"))
                        .orElseThrow(
                                () ->
                                        new CaptureFailedException(
                                                "There is no home folder to keep the pages in: name"
                                                        + " a folder, ./app docs -o FOLDER."));
        AtomicFolder.write(
                folder, FileChoice.REPLACE, old -> old, part -> fill(part, site.files()));
        return folder.resolve(Destination.file(Page.INDEX));
    }

    private static void fill(Path folder, Map<String, byte[]> files) throws CaptureFailedException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            AtomicFile.write(
                    folder.resolve(file.getKey()),
                    FileChoice.NEW_NAME,
                    out -> out.write(file.getValue()));
        }
    }
}
