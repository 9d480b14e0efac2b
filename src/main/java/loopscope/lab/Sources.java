package loopscope.lab;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The sources of the servers: the files that were compiled, byte by byte. Thread-safe. */
public final class Sources {
    private static final String PACKAGE = "loopscope.";
    private static final String FOLDER = "/loopscope/source/";

    private Sources() {}

    /**
     * The name of the file that a class was written in.
     *
     * @param className a binary name, such as {@code loopscope.server.LoopsServer$Loop}
     */
    public static String fileOf(String className) {
        String name = className.substring(className.lastIndexOf('.') + 1);
        int inner = name.indexOf('$');
        return (inner < 0 ? name : name.substring(0, inner)) + ".java";
    }

    /**
     * The text of that file; null where it does not come with the app. Reads a file.
     *
     * @param className the binary name of a server's class
     */
    public static @Nullable String of(String className) {
        int end = className.lastIndexOf('.');
        if (!className.startsWith(PACKAGE) || end < PACKAGE.length()) {
            return null;
        }
        String folder = className.substring(PACKAGE.length(), end).replace('.', '/');
        String path = FOLDER + folder + "/" + fileOf(className);
        try (InputStream in = Sources.class.getResourceAsStream(path)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
