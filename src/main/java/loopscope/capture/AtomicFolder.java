package loopscope.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a folder of files that belong together, whole or not at all: into a hidden neighbour
 * first, which then takes the name.
 *
 * <pre>
 *   .slides.loop…/  --complete--&gt;  slides/
 *                   --failed----&gt;  deleted; slides/ as it was
 *                   --killed----&gt;  deleted at the next save beside it
 * </pre>
 *
 * <p>Where files are to be replaced in a folder that has some, those of others stay.
 */
public final class AtomicFolder {
    private AtomicFolder() {}

    /** Writes the files of a folder. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything into a folder. An exception means that no folder is made. */
        void writeTo(Path folder) throws CaptureFailedException;
    }

    /**
     * Writes the folder. Blocks on the disk: not for the JavaFX thread.
     *
     * @param choice {@link FileChoice#REPLACE} replaces files in it; else it is new, or is empty
     * @param old says which of the names in it are of what is replaced: those files go, even where
     *     there is no new one of their name
     * @return its new files, in the order of their names
     * @throws CaptureFailedException if it can't be written; what was there before is untouched,
     *     unless the very last step fails, which only renames files
     */
    public static List<Path> write(
            Path target, FileChoice choice, UnaryOperator<Set<String>> old, Content content)
            throws CaptureFailedException {
        check(target, choice);
        List<Path> made = new ArrayList<>();
        try {
            Path place = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            makeParents(place, made);
            Path part = HiddenNeighbour.of(place);
            HiddenNeighbour.removeStale(place);
            UnfinishedFiles.begin(part);
            try {
                Files.createDirectory(part);
                fill(part, target, content);
                List<Path> names = UnfinishedFiles.complete(() -> move(part, place, old));
                made.clear();
                return names.stream().map(target::resolve).toList();
            } finally {
                UnfinishedFiles.discard(part);
            }
        } catch (IOException e) {
            throw new CaptureFailedException(IoErrorText.sentence(target, e), e);
        } finally {
            unmake(made);
        }
    }

    /** What fails is told of the folder that was wanted: nobody knows the hidden one. */
    private static void fill(Path part, Path target, Content content)
            throws CaptureFailedException {
        try {
            content.writeTo(part);
        } catch (CaptureFailedException e) {
            throw of(target, part, e);
        }
    }

    /**
     * Checks that a folder of this name can be written. Call it before work whose result would be
     * lost. Blocks on the disk.
     *
     * @throws CaptureFailedException if it can't be written now
     */
    public static void check(Path target, FileChoice choice) throws CaptureFailedException {
        try {
            if (Files.exists(target) && !Files.isDirectory(target)) {
                throw new CaptureFailedException(
                        target + " is a file: choose another name for the folder.");
            }
            if (choice != FileChoice.REPLACE && !isEmpty(target)) {
                throw new CaptureFailedException(
                        target + " is not empty: choose a new folder, or have its files replaced.");
            }
            Path there = existing(target.toAbsolutePath());
            tryOut(there.resolve("file"), target);
        } catch (IOException e) {
            throw new CaptureFailedException(IoErrorText.sentence(target, e), e);
        }
    }

    /** What fails is told of the folder that is wanted. */
    private static void tryOut(Path file, Path target) throws CaptureFailedException {
        try {
            AtomicFile.check(file, FileChoice.NEW_NAME);
        } catch (CaptureFailedException e) {
            throw of(target, file, e);
        }
    }

    private static CaptureFailedException of(Path target, Path part, CaptureFailedException why) {
        String sentence = String.valueOf(why.getMessage());
        return new CaptureFailedException(
                sentence.replace(part.toString(), target.toString()), why);
    }

    /** The folder itself, or the nearest above it that is there. */
    private static Path existing(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private static void makeParents(Path place, List<Path> made) throws IOException {
        Path parent = place.getParent();
        for (Path at = parent; at != null && !Files.exists(at); at = at.getParent()) {
            made.addFirst(at);
        }
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }

    /** Deletes folders that were made for nothing. */
    private static void unmake(List<Path> made) {
        for (Path folder : made.reversed()) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                return; // somebody else uses it by now
            }
        }
    }

    private static List<Path> move(Path part, Path place, UnaryOperator<Set<String>> old)
            throws IOException {
        List<Path> names = names(part);
        if (isEmpty(place)) {
            Files.deleteIfExists(place);
            Files.move(part, place);
        } else {
            Set<String> replaced = old.apply(files(place));
            for (Path name : names) {
                Files.move(
                        part.resolve(name),
                        place.resolve(name),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            for (Path name : names) {
                replaced.remove(name.toString());
            }
            for (String name : replaced) {
                Files.deleteIfExists(place.resolve(name));
            }
        }
        return names;
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<Path> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).sorted().toList();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
