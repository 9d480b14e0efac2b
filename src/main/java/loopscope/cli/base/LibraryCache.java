package loopscope.cli.base;

import loopscope.capture.UserFolders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The folder where JavaFX unpacks its native libraries. By default it is below the home folder;
 * where that is missing or read-only, JavaFX makes a folder named {@code ?} where the app was
 * started, or reports every library on standard error.
 */
final class LibraryCache {
    private static final String PROPERTY = "javafx.cachedir";

    private LibraryCache() {}

    /** Points JavaFX to a temporary folder, deleted at exit, where the default can't be used. */
    static void settle() {
        if (System.getProperty(PROPERTY) != null || isUsual()) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("loopscope-");
            System.setProperty(PROPERTY, folder.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        } catch (IOException e) {
            // JavaFX tries its default, and reports a failure itself.
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
            // The system clears its folder for temporary files.
        }
    }
}
