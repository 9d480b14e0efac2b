package loopscope.cli;

import loopscope.capture.UserFolders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where JavaFX unpacks its native libraries: below the home folder, which may be missing or
 * read-only. JavaFX then makes a folder named {@code ?} where the app was started, or complains of
 * every library on standard error.
 */
final class LibraryCache {
    private static final String PROPERTY = "javafx.cachedir";

    private LibraryCache() {}

    /** Leads JavaFX to a folder that is deleted at the end, where its own can't be used. */
    static void settle() {
        if (System.getProperty(PROPERTY) != null || isUsual()) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("loopscope-");
            System.setProperty(PROPERTY, folder.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        } catch (IOException e) {
            // JavaFX tries on its own, and says where it fails.
        }
    }

    private static boolean isUsual() {
        return UserFolders.ofUser()
                .homeFolder()
                .map(home -> home.resolve(".openjfx", "cache"))
                .filter(LibraryCache::isWritable)
                .isPresent();
    }

    private static boolean isWritable(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> libraries = Files.list(folder)) {
            for (Path library : libraries.toList()) {
                Files.delete(library);
            }
            Files.delete(folder);
        } catch (IOException e) {
            // It lies in the folder for temporary files.
        }
    }
}
