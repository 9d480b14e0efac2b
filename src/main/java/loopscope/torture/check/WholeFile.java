package loopscope.torture.check;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that is there before another is to take its place, and what lies beside it: as long as
 * that fails, nothing of it may change. Blocks on the disk.
 */
public final class WholeFile {
    private final Path file;
    private final byte[] before;
    private final Set<String> beside;

    /** The file as it is now. */
    public WholeFile(Path file) throws IOException {
        this.file = file;
        this.before = Files.readAllBytes(file);
        this.beside = beside(file);
    }

    /** What has become of it, as a sentence; null where it is as it was and stands as it stood. */
    public @Nullable String harm() throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!Files.exists(file)) {
            return "A save that failed has removed the older " + name + ".";
        }
        if (!Arrays.equals(before, Files.readAllBytes(file))) {
            return "A save that failed has changed the older " + name + ".";
        }
        Set<String> left = new TreeSet<>(beside(file));
        left.removeAll(beside);
        return left.isEmpty() ? null : "A save that failed has left " + left + " behind.";
    }

    private static Set<String> beside(Path file) throws IOException {
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            return files.map(one -> String.valueOf(one.getFileName())).collect(Collectors.toSet());
        }
    }
}
